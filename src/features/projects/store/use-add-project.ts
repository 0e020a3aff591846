import { useCallback } from "react";
import { useTasks } from "~/features/tasks/store/tasks-provider";
import { rankAfter } from "~/shared/rows/rank";
import { newUuid } from "~/shared/uuidv7";
import type { Project } from "./project";

/** Returns the action that adds a project after all others, and returns its id. It can be undone. */
export function useAddProject() {
  const { copy, undo } = useTasks();
  return useCallback(
    ({ name, color }: Pick<Project, "name" | "color">): string => {
      const id = newUuid();
      const position = rankAfter(copy.kinds.projects.store.list());
      copy.give({ procedure: "projects.create", input: { id, name, color, position } });
      undo.push({
        label: `Added “${name}”`,
        undo: () => void copy.give({ procedure: "projects.delete", input: { id } }),
        redo: () => void copy.give({ procedure: "projects.restore", input: { id } }),
      });
      return id;
    },
    [copy, undo],
  );
}
