import { useSyncExternalStore } from "react";
import type { Task } from "../task";
import { useTasks } from "../tasks-provider";
import { foldsOf } from "./folds";
import { ancestorsOf, treeOf } from "./tree";

const none: readonly Task[] = [];

/** Returns the subtasks of a task, as far as this browser has them. */
export function useSubtasks(id: string): readonly Task[] {
  const { copy } = useTasks();
  const { subscribe, read } = treeOf(copy.store);
  return useSyncExternalStore(
    subscribe,
    () => read().get(id) ?? none,
    () => none,
  );
}

/** Returns the tasks above one, from the top down. */
export function useAncestors(task: Task): readonly Task[] {
  const { store } = useTasks().copy;
  useSyncExternalStore(store.subscribe, store.revision, () => 0);
  return task.parentId === null ? none : ancestorsOf(store.find, task);
}

const allFolded: ReadonlySet<string> = new Set();

/** Returns the tasks whose subtasks are shown in lists. The server knows of none. */
export function useUnfolded(): ReadonlySet<string> {
  const { subscribe, read } = foldsOf(useTasks().viewer.userId);
  return useSyncExternalStore(subscribe, read, () => allFolded);
}
