import { toast } from "~/ui/feedback/toast";
import type { TaskCopy } from "../copy/task-copy";
import { limits } from "../../constants";
import type { Command } from "~/client/sync/command";
import type { Refused } from "~/client/sync/refused";
import { readString } from "~/client/read-answer";
import { reasonOf, type Refusals } from "./refusals";

/** Those that are on their way out. */
const announced = new WeakSet<Refused>();

type Copy = Pick<TaskCopy, "give" | "dismiss" | "store" | "kinds">;

/**
 * Announces the refused changes that can only be made again, and forgets those about which there is nothing to decide. Returns a function that stops
 * waiting for a page that is not seen.
 */
export function announceOthers({ others, settled }: Refusals, copy: Copy): () => void {
  const stop = new AbortController();
  const act = () => {
    if (document.visibilityState !== "visible") return;
    stop.abort();
    for (const entry of others) {
      if (!announced.has(entry)) announceRefused(entry, copy);
      announced.add(entry);
    }
    const ids = [...settled, ...others.map(({ id }) => id)];
    if (ids.length > 0) void copy.dismiss(ids);
  };
  document.addEventListener("visibilitychange", act, { signal: stop.signal });
  act();
  return () => stop.abort();
}

function announceRefused({ command, error, refused = [], row }: Refused, { give, store, kinds }: Copy): void {
  if (command === undefined) {
    toast({ message: `A change could not be made. ${error?.message ?? ""}`.trim(), tone: "error" });
    return;
  }
  if ("ids" in command.input) {
    announceMany({ command, refused, ...(error && { error }) }, give);
    return;
  }
  if ("tag" in command.input) {
    toast({
      message: `The tag “${command.input.tag}” could not be changed. ${error?.message ?? ""}`.trim(),
      tone: "error",
    });
    return;
  }
  const { id } = command.input;
  const kind = kindOf(command);
  const find = {
    task: (rowId: string) => store.find(rowId)?.title,
    project: (rowId: string) => kinds.projects.store.find(rowId)?.name,
    section: (rowId: string) => kinds.sections.store.find(rowId)?.name,
  }[kind];
  const shown = (kind === "task" ? undefined : readString(command.input, "name")) ?? (id && find(id));
  const title = shown ?? readString(row, kind === "task" ? "title" : "name");
  const name = title === undefined ? `A ${kind}` : `“${title}”`;
  if (error?.code === "NOT_FOUND" && title === undefined) {
    toast({ message: `A ${kind} that you changed was deleted permanently.`, tone: "error", key: `refused ${id}` });
    return;
  }
  const reason = error === undefined ? unmergedReason(refused) : reasonOf(error);
  const action = { label: "Retry", onPress: () => void give(insisting(command)) };
  toast({
    message: `${name} could not be ${command.procedure.endsWith(".create") ? "added" : "changed"}. ${reason}`,
    tone: "error",
    action,
    key: `refused ${id}`,
  });
}

/** Announces a change of many tasks that was not made, or not of all. */
function announceMany(
  { command, error, refused = [] }: Pick<Refused, "error" | "refused"> & { command: Command },
  give: Copy["give"],
): void {
  const { subject, reason } =
    error === undefined
      ? { subject: "Some of the tasks", reason: unmergedReason(refused) }
      : { subject: "The tasks", reason: reasonOf(error) };
  const isGone = error?.code === "NOT_FOUND";
  toast({
    message: isGone
      ? "The tasks that you changed were deleted permanently."
      : `${subject} could not be changed. ${reason}`,
    tone: "error",
    ...(!isGone && { action: { label: "Retry", onPress: () => void give(command) } }),
  });
}

/** Returns what a command is about, in words. */
function kindOf({ procedure }: Command): "task" | "project" | "section" {
  if (procedure.startsWith("tasks.")) return "task";
  return procedure.startsWith("projects.") ? "project" : "section";
}

/** Returns why a change was not made in full. */
function unmergedReason(refused: readonly string[]): string {
  if (refused.includes("name")) return "It was renamed elsewhere.";
  if (refused.includes("parentId")) return "The task that it belongs to was deleted or moved.";
  if (refused.includes("projectId")) return "Its project was archived or deleted.";
  return `Use at most ${limits.tags} tags.`;
}

/** Returns the command as it is given again: with a name that replaces any other one. */
function insisting(command: Command): Command {
  if (command.procedure === "projects.update") return { ...command, input: { ...command.input, was: undefined } };
  if (command.procedure === "sections.update") return { ...command, input: { ...command.input, was: undefined } };
  return command;
}
