import { useMemo } from "react";
import { useTasks } from "../tasks-provider";
import { createTreeActions, type TreeActions } from "./tree-actions";

/** Returns the actions that put a task elsewhere among others. */
export function useTreeActions(): TreeActions {
  const { copy, undo } = useTasks();
  return useMemo(() => createTreeActions(copy, undo), [copy, undo]);
}
