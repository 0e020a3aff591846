import { toast } from "~/ui/feedback/toast";
import type { TaskCopy } from "../copy/task-copy";
import { limits } from "../../constants";
import { reasonOf, type RefusedTask, type Refusals } from "./refusals";

/** Those that are on their way out. */
const announced = new WeakSet<RefusedTask>();

type Copy = Pick<TaskCopy, "give" | "dismiss" | "store">;

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

function announceRefused({ command, error, refused = [], row }: RefusedTask, { give, store }: Copy): void {
  if (command === undefined) {
    toast({ message: `A change could not be made. ${error?.message ?? ""}`.trim(), tone: "error" });
    return;
  }
  const { id } = command.input;
  const title = (id === undefined ? undefined : store.find(id)?.title) ?? row?.title;
  const name = title === undefined ? "A task" : `“${title}”`;
  if (error?.code === "NOT_FOUND" && title === undefined) {
    toast({ message: "A task that you changed was deleted permanently.", tone: "error", key: `refused ${id}` });
    return;
  }
  const unmerged = refused.includes("projectId")
    ? "Its project was archived or deleted."
    : `Use at most ${limits.tags} tags.`;
  const reason = error === undefined ? unmerged : reasonOf(error);
  const action = { label: "Retry", onPress: () => void give(command) };
  toast({ message: `${name} could not be changed. ${reason}`, tone: "error", action, key: `refused ${id}` });
}
