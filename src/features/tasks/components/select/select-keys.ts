import type { Clock } from "~/shared/clock";
import type { Priority } from "../../constants";
import { priorityNames } from "../../list/labels/priority-labels";
import { createManyActions } from "../../store/many/many-actions";
import { selection } from "../../store/many/selection";
import type { TaskCopy } from "../../store/copy/task-copy";
import type { Task } from "../../store/task";
import type { UndoStack } from "../../store/undo-stack";
import { focusRow, neighbourOf, focusRowOrPage, stepFrom } from "../list/row-focus";
import { openParentDialog } from "../subtasks/parent-dialog-gate";

interface Deps {
  copy: TaskCopy;
  undo: UndoStack;
  clock: () => Clock;
}

/** Returns what the bar and keys do with the selected tasks. Each returns whether there are any. */
export function createSelectKeys({ copy, undo, clock }: Deps) {
  const actions = createManyActions({ copy, undo, clock });

  function act(change: (tasks: readonly Task[]) => void): boolean {
    const tasks = selection.inOrder().flatMap((id) => copy.store.find(id) ?? []);
    if (tasks.length > 0) change(tasks);
    return tasks.length > 0;
  }

  /** Ends the selection with a change, and moves the focus from its bar to the row after it. */
  function finish(change: (tasks: readonly Task[]) => void): boolean {
    const ids = selection.read().ids;
    const next = neighbourOf(selection.inOrder().at(-1) ?? "", ids);
    const isInBar = document.activeElement?.closest("[data-select-bar]") != null;
    const isDone = act(change);
    if (isDone) selection.clear();
    if (isDone && isInBar) focusRowOrPage(next);
    return isDone;
  }

  return {
    actions,
    act,
    finish,
    complete: () => finish(actions.complete),
    remove: () => finish(actions.remove),
    duplicate: () => act(actions.duplicate),
    setPriority: (priority: Priority) =>
      act((tasks) =>
        actions.edit(
          tasks,
          () => ({ priority }),
          (named) => `${priorityNames[priority]} priority for ${named}`,
        ),
      ),
    /** Asks which task they become subtasks of. */
    nest(): boolean {
      const ids = selection.inOrder();
      if (ids.length > 0) openParentDialog(ids);
      return ids.length > 0;
    },
    /** Opens a choice in the bar. */
    choose(what: "due" | "place"): boolean {
      const button =
        selection.read().ids.size === 0 ? null : document.querySelector<HTMLElement>(`[data-choose=${what}]`);
      button?.focus();
      button?.click();
      return button !== null;
    },
    /** Clears the selection. Returns whether there was one. */
    clear(): boolean {
      const [first] = selection.inOrder();
      const isInBar = document.activeElement?.closest("[data-select-bar]") != null;
      selection.clear();
      if (first !== undefined && isInBar) focusRow(first);
      return first !== undefined;
    },
    toggle(id: string | undefined): boolean {
      if (id !== undefined) selection.toggle(id);
      return id !== undefined;
    },
    /** Selects from a row to the next or previous one, and goes there. */
    extend(id: string | undefined, by: 1 | -1): boolean {
      const next = id === undefined ? undefined : stepFrom(id, by);
      if (next === undefined) return false;
      selection.extend(next, id);
      return focusRow(next);
    },
    selectAll(): boolean {
      selection.all();
      return selection.read().ids.size > 0;
    },
  };
}
