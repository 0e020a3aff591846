import type { RowStore } from "~/client/sync/row-store";
import { createUndoable } from "~/features/tasks/store/undoable";
import type { UndoStack } from "~/features/tasks/store/undo-stack";
import { rankAfter } from "~/shared/rows/rank";
import { newUuid } from "~/shared/uuidv7";
import type { ViewCommand } from "./copy/view-effects";
import type { SavedView } from "./saved-view";

/** What a form says of a view. */
type Written = Pick<SavedView, "name" | "icon"> & { filter?: string };

interface Deps {
  /** Shows the effect of a command, keeps it and sends it. */
  give: (command: ViewCommand) => unknown;
  undo: UndoStack;
  store: Pick<RowStore<SavedView>, "list">;
}

/** Returns all actions on saved views. Each is a command: it is shown immediately, kept until the server has answered it, and can be undone. */
export function createViewActions({ give, undo, store }: Deps) {
  const { take, takeSilently } = createUndoable(undo);
  const trash = (id: string) => () => void give({ procedure: "views.delete", input: { id } });
  const untrash = (id: string) => () => void give({ procedure: "views.restore", input: { id } });
  const place = (id: string, position: string) => () => void give({ procedure: "views.move", input: { id, position } });
  const refilter = (id: string, filter: string) => () =>
    void give({ procedure: "views.update", input: { id, filter } });
  const call = (id: string, to: Written, was: string) => () =>
    void give({ procedure: "views.update", input: { id, ...to, was: { name: was } } });

  return {
    /** Saves a view after the others. Returns its id. */
    create(view: Pick<SavedView, "name" | "icon" | "path" | "filter">): string {
      const id = newUuid();
      give({ procedure: "views.create", input: { id, ...view, position: rankAfter(store.list()) } });
      undo.push({ label: `Saved “${view.name}”`, undo: trash(id), redo: untrash(id) });
      return id;
    },
    /** Gives another name, icon and filter to the view that the user looks at, if they are others. Without a filter, it keeps its own. */
    edit(view: SavedView, { name, icon, filter = view.filter }: Written): void {
      const { id, name: was, icon: before } = view;
      const isRefiltered = filter !== view.filter;
      if (name === was && icon === before && !isRefiltered) return;
      const to = { name, icon, ...(isRefiltered && { filter }) };
      const back = { name: was, icon: before, ...(isRefiltered && { filter: view.filter }) };
      (isRefiltered ? take : takeSilently)(`Changed “${was}”`, call(id, to, was), call(id, back, name));
    },
    /** Keeps other filters in the view. */
    refilter: ({ id, name, filter: before }: SavedView, filter: string) =>
      take(`Updated “${name}”`, refilter(id, filter), refilter(id, before)),
    /** Moves the view to a place that `rankBetween` returns. */
    move: ({ id, name, position: before }: SavedView, position: string) =>
      takeSilently(`Moved “${name}”`, place(id, position), place(id, before)),
    /** Moves the view to the trash. */
    remove: ({ id, name }: SavedView) => take(`Deleted “${name}”`, trash(id), untrash(id)),
  };
}

export type ViewActions = ReturnType<typeof createViewActions>;
