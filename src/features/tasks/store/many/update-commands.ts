import type { CommandInputs } from "~/client/sync/command";
import { limits } from "../../constants";
import type { Edit } from "../task-edit";
import type { TaskCommand } from "../copy/task-effects";

type Input = CommandInputs["tasks.updateMany"];

/** What is changed of one of many tasks. */
export type ManyEdit = Omit<Input, "ids" | "each">;

/** An edit of one task. */
export interface EditOf {
  id: string;
  edit: ManyEdit;
}

/** Returns lists of at most as many as one command may name, or of fewer, if it says much of each. */
export function inParts<Item>(items: readonly Item[], size: number = limits.atOnce): Item[][] {
  const count = Math.ceil(items.length / size);
  return Array.from({ length: count }, (_, at) => items.slice(at * size, (at + 1) * size));
}

/** Returns items by what `valueOf` returns for them, alike values being one. */
export function groupBy<Item, Value>(
  items: readonly Item[],
  valueOf: (item: Item) => Value,
): { value: Value; items: Item[] }[] {
  const groups = new Map<string, { value: Value; items: Item[] }>();
  for (const item of items) {
    const value = valueOf(item);
    const key = JSON.stringify(value);
    const group = groups.get(key) ?? { value, items: [] };
    group.items.push(item);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** Returns the fields of an edit that can be changed of many tasks at once. */
export function manyEditOf({ priority, dueOn, dueAt, deadlineOn, tagChanges }: Edit): ManyEdit {
  return {
    ...(priority !== undefined && { priority }),
    ...(dueOn !== undefined && { dueOn }),
    ...(dueAt !== undefined && { dueAt }),
    ...(deadlineOn !== undefined && { deadlineOn }),
    ...(tagChanges !== undefined && { tagChanges }),
  };
}

/** Returns the commands that make these edits, each with its own values: as few as possible. */
export function updateCommands(edits: readonly EditOf[]): TaskCommand[] {
  return inParts(edits).map((part) => {
    const ids = part.map(({ id }) => id);
    const groups = groupBy(part, ({ edit }) => edit);
    const [only] = groups;
    if (only !== undefined && groups.length === 1)
      return { procedure: "tasks.updateMany", input: { ids, ...only.value } };
    const each = groups.map(({ value, items }) => Object.assign({ ids: items.map(({ id }) => id) }, value));
    return { procedure: "tasks.updateMany", input: { ids, each } };
  });
}
