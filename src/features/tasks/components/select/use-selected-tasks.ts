import { useSyncExternalStore } from "react";
import type { Task } from "../../store/task";
import { useTasks } from "../../store/tasks-provider";
import type { createSelectKeys } from "./select-keys";

/** What a button of the bar acts with. */
export interface BarProps {
  tasks: readonly Task[];
  keys: ReturnType<typeof createSelectKeys>;
  shortcut?: string;
}

/** Returns the selected tasks as they are shown now. */
export function useSelectedTasks(ids: Iterable<string>): readonly Task[] {
  const { copy } = useTasks();
  const { subscribe, revision, find } = copy.store;
  useSyncExternalStore(subscribe, revision, () => 0);
  return [...ids].flatMap((id) => find(id) ?? []);
}

/** Returns the value that all tasks have in common, or `undefined`. */
export function commonOf<Value>(tasks: readonly Task[], valueOf: (task: Task) => Value): Value | undefined {
  const [first, ...others] = tasks;
  if (first === undefined) return undefined;
  const value = valueOf(first);
  const text = JSON.stringify(value);
  return others.every((task) => JSON.stringify(valueOf(task)) === text) ? value : undefined;
}
