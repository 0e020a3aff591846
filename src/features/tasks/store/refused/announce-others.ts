import { toast } from "~/ui/feedback/toast";
import { copyText } from "~/ui/text/copy-text";
import type { TaskCopy } from "../copy/task-copy";
import type { Command } from "~/client/sync/command";
import type { Refused } from "~/client/sync/refused";
import { reasonOf, type Refusals } from "./refusals";
import { refusedMessage, unmergedReason } from "./refused-message";

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
  const find = (kind: string, id: string) =>
    kind === "tasks"
      ? store.find(id)
      : Object.entries(kinds)
          .find(([name]) => name === kind)?.[1]
          .store.find(id);
  const { message, isGone, text } = refusedMessage({ command, refused, row, ...(error && { error }) }, find);
  const retry = { label: "Retry", onPress: () => void give(insisting(command)) };
  const copied = { copied: "Copied the comment.", refused: "This browser did not copy the comment." };
  const action =
    isGone && text !== undefined ? { label: "Copy text", onPress: () => void copyText(text, copied) } : retry;
  toast({
    message,
    tone: "error",
    ...((!isGone || text !== undefined) && { action }),
    // Nothing else keeps the text.
    ...(text !== undefined && { duration: Infinity }),
    key: `refused ${command.input.id}`,
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

/** Returns the command as it is given again: with a name or a text that replaces any other one. */
function insisting(command: Command): Command {
  if (command.procedure === "projects.update") return { ...command, input: { ...command.input, was: undefined } };
  if (command.procedure === "sections.update") return { ...command, input: { ...command.input, was: undefined } };
  if (command.procedure === "views.update") return { ...command, input: { ...command.input, was: undefined } };
  if (command.procedure === "comments.update") return { ...command, input: { ...command.input, was: undefined } };
  return command;
}
