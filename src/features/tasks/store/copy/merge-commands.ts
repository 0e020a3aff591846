import type { Command } from "~/client/sync/command";
import { textFields } from "../../merge";

/**
 * Returns one command for two edits of the same fields of a task, as when a user goes on typing, or `undefined` if both have to stay. What the user
 * looked at before the first counts.
 */
export function mergeCommands(last: Command, given: Command): Command | undefined {
  if (last.procedure !== "tasks.update" || given.procedure !== "tasks.update") return undefined;
  const [{ was: first, ...before }, { was: seen, ...after }] = [last.input, given.input];
  const isSame = before.id === after.id && fieldsOf(before) === fieldsOf(after) && after.tagChanges === undefined;
  // Otherwise another text was looked at in between.
  const goesOn = textFields.every((field) => seen?.[field] === before[field]);
  return isSame && goesOn ? { procedure: "tasks.update", input: { ...after, was: first } } : undefined;
}

const fieldsOf = (edit: object) => Object.keys(edit).sort().join(" ");
