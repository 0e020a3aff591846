import { useSyncExternalStore } from "react";
import { preload } from "~/ui/page/preload";
import type { ReadTask } from "./understood";

let reader: ReadTask | undefined;
const listeners = new Set<() => void>();

/** Loads the grammar, which most pages never need. */
export async function loadTaskReader(): Promise<ReadTask> {
  const { readTask } = await import("../quick-add/read-task");
  if (reader === undefined) {
    reader = readTask;
    for (const listener of listeners) listener();
  }
  return readTask;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  preload(loadTaskReader);
  return () => listeners.delete(listener);
}

/** Returns the function that reads a typed line, or `undefined` until it has loaded. */
export const useTaskReader = () =>
  useSyncExternalStore(
    subscribe,
    () => reader,
    () => undefined,
  );
