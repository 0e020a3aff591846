import { useMemo } from "react";
import { useTasks } from "~/features/tasks/store/tasks-provider";
import { createProjectActions, type ProjectActions } from "./project-actions";

/** Returns the actions on a project. */
export function useProjectActions(): ProjectActions {
  const { copy, undo } = useTasks();
  return useMemo(() => createProjectActions({ give: copy.give, undo }), [copy, undo]);
}
