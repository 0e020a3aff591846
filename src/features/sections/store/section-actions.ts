import type { RowStore } from "~/client/sync/row-store";
import { createUndoable } from "~/features/tasks/store/undoable";
import type { UndoStack } from "~/features/tasks/store/undo-stack";
import { rankAfter } from "~/shared/rows/rank";
import { newUuid } from "~/shared/uuidv7";
import type { SectionCommand } from "./copy/section-effects";
import type { Section } from "./section";

interface Deps {
  /** Shows the effect of a command, keeps it and sends it. */
  give: (command: SectionCommand) => unknown;
  undo: UndoStack;
  store: Pick<RowStore<Section>, "list">;
}

/** Returns all actions on sections. Each is a command: it is shown immediately, kept until the server has answered it, and can be undone. */
export function createSectionActions({ give, undo, store }: Deps) {
  const { take, takeSilently } = createUndoable(undo);
  const trash = (id: string) => () => void give({ procedure: "sections.delete", input: { id } });
  const untrash = (id: string) => () => void give({ procedure: "sections.restore", input: { id } });
  const place = (id: string, position: string) => () =>
    void give({ procedure: "sections.move", input: { id, position } });
  const call = (id: string, name: string, was: string) => () =>
    void give({ procedure: "sections.update", input: { id, name, was: { name: was } } });

  return {
    /** Adds a section after the others of the project. Returns its id. */
    create({ projectId, name }: Pick<Section, "projectId" | "name">): string {
      const id = newUuid();
      const position = rankAfter(store.list().filter((section) => section.projectId === projectId));
      give({ procedure: "sections.create", input: { id, projectId, name, position } });
      undo.push({ label: `Added “${name}”`, undo: trash(id), redo: untrash(id) });
      return id;
    },
    /** Renames `base`, the section that the user looks at. */
    rename: ({ id, name: was }: Section, name: string) =>
      takeSilently(`Renamed “${was}”`, call(id, name, was), call(id, was, name)),
    /** Moves the section to a place in its project that `rankBetween` returns. */
    move: ({ id, name, position: before }: Section, position: string) =>
      takeSilently(`Moved “${name}”`, place(id, position), place(id, before)),
    /** Moves the section to the trash with its tasks. */
    remove: ({ id, name }: Section) => take(`Deleted “${name}”`, trash(id), untrash(id)),
    /** Restores the section with what was deleted with it. */
    restore: ({ id, name }: Section) => take(`Restored “${name}”`, untrash(id), trash(id)),
  };
}

export type SectionActions = ReturnType<typeof createSectionActions>;
