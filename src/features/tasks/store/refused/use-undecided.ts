import { useSyncExternalStore } from "react";
import { useTasks } from "../tasks-provider";
import type { Refusals } from "./refusals";

/** Returns what `read` takes of the refused changes that the user has to decide about. It must be the same value until that changes. */
export function useUndecided<Value>(read: (refusals: Refusals) => Value): Value {
  const { undecided } = useTasks();
  return useSyncExternalStore(
    undecided.subscribe,
    () => read(undecided.read()),
    () => read(undecided.readOnServer()),
  );
}
