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

/** Milliseconds after which a bar that is not there did not load. */
const patience = 10_000;

function pressOnceThere(selector: string): void {
  const press = (): boolean => {
    const button = document.querySelector<HTMLElement>(selector);
    button?.focus();
    button?.click();
    return button !== null;
  };
  if (press()) return;
  const observer = new MutationObserver(() => {
    if (selection.read().ids.size === 0 || press()) observer.disconnect();
  });
  observer.observe(document.body, { childList: true, subtree: true });
  setTimeout(() => observer.disconnect(), patience);
}

/** Returns what the bar and keys do with the selected tasks. Each returns whether there are any. */
export function createSelectKeys({ copy, undo, clock }: Deps) {
  const actions = createManyActions({ copy, undo, clock });

  /** Returns the selected tasks that are in the trash, or those that are not. */
  function chosen(isTrashed = false): readonly Task[] {
    const tasks = selection.inOrder().flatMap((id) => copy.store.find(id) ?? []);
    return tasks.filter(({ deletedAt }) => (deletedAt !== null) === isTrashed);
  }

  function act(change: (tasks: readonly Task[]) => void, tasks = chosen()): boolean {
    if (tasks.length > 0) change(tasks);
    return tasks.length > 0;
  }

  /** Ends the selection with a change, and moves the focus from its bar to the row after it. */
  function finish(change: (tasks: readonly Task[]) => void, tasks = chosen()): boolean {
    const ids = selection.read().ids;
    const next = neighbourOf(selection.inOrder().at(-1) ?? "", ids);
    const isInBar = document.activeElement?.closest("[data-select-bar]") != null;
    const isDone = act(change, tasks);
    if (isDone) selection.clear();
    if (isDone && isInBar) focusRowOrPage(next);
    return isDone;
  }

  /** Opens a choice in the bar for tasks that are selected, once the bar is there, which comes with its first use. */
  function choose(what: "due" | "place" | "purge"): boolean {
    const isChosen = chosen(what === "purge").length > 0;
    if (isChosen) pressOnceThere(`[data-choose=${what}]`);
    return isChosen;
  }

  return {
    actions,
    act,
    choose,
    finish,
    complete: () => finish(actions.complete),
    /** Deletes them; from the trash permanently, after a question. */
    remove: () => finish(actions.remove) || choose("purge"),
    restore: () => finish(actions.restore, chosen(true)),
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
      const ids = chosen().map(({ id }) => id);
      if (ids.length > 0) openParentDialog(ids);
      return ids.length > 0;
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
