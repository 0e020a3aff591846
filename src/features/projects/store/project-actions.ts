import { createUndoable } from "~/features/tasks/store/undoable";
import type { UndoStack } from "~/features/tasks/store/undo-stack";
import type { ProjectCommand } from "./copy/project-effects";
import type { Project } from "./project";

interface Deps {
  /** Shows the effect of a command, keeps it and sends it. */
  give: (command: ProjectCommand) => unknown;
  undo: UndoStack;
}

/** Returns all actions on a project. Each is a command: it is shown immediately, kept until the server has answered it, and can be undone. */
export function createProjectActions({ give, undo }: Deps) {
  const { take, takeSilently } = createUndoable(undo);
  const trash = (id: string) => () => void give({ procedure: "projects.delete", input: { id } });
  const untrash = (id: string) => () => void give({ procedure: "projects.restore", input: { id } });
  const archive = (id: string, archived: boolean) => () =>
    void give({ procedure: "projects.update", input: { id, archived } });
  const place = (id: string, position: string) => () =>
    void give({ procedure: "projects.move", input: { id, position } });

  return {
    /** Changes `base`, the project that the user looks at. Its name replaces only the one that is shown. */
    update(base: Project, changes: Partial<Pick<Project, "name" | "color">>): void {
      const before = { name: base.name, color: base.color };
      const set = (from: typeof before, to: typeof changes) => () =>
        void give({ procedure: "projects.update", input: { id: base.id, ...to, was: { name: from.name } } });
      takeSilently(`Changed “${base.name}”`, set(before, changes), set({ ...before, ...changes }, before));
    },
    /** Moves the project to a place that `rankBetween` returns. */
    move({ id, name, position: before }: Project, position: string): void {
      takeSilently(`Moved “${name}”`, place(id, position), place(id, before));
    },
    archive: ({ id, name }: Project) => take(`Archived “${name}”`, archive(id, true), archive(id, false)),
    unarchive: ({ id, name }: Project) =>
      take(`Took “${name}” out of the archive`, archive(id, false), archive(id, true)),
    /** Moves the project to the trash with everything in it. */
    remove: ({ id, name }: Project) => take(`Deleted “${name}”`, trash(id), untrash(id)),
    /** Restores the project with what was deleted with it. */
    restore: ({ id, name }: Project) => take(`Restored “${name}”`, untrash(id), trash(id)),
  };
}

export type ProjectActions = ReturnType<typeof createProjectActions>;
