import { useMemo } from "react";
import { useTasks } from "~/features/tasks/store/tasks-provider";
import { createProjectActions, type ProjectActions } from "./project-actions";

/** Returns the actions on projects. */
export function useProjectActions(): ProjectActions {
  const { copy, undo } = useTasks();
  return useMemo(() => createProjectActions({ give: copy.give, undo, store: copy.kinds.projects.store }), [copy, undo]);
}
