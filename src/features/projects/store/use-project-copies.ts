import { useMemo } from "react";
import { useTasks } from "~/features/tasks/store/tasks-provider";
import { createProjectCopies } from "./project-copies";

/** Returns what makes a project of another one, or of a task. */
export function useProjectCopies() {
  const { copy, undo } = useTasks();
  return useMemo(() => createProjectCopies({ copy, undo }), [copy, undo]);
}
