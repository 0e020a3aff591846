import { views } from "../../list/views";
import type { Priority } from "../../constants";
import { focusAddField } from "../add/add-task-focus";
import { priorityChangeText } from "../../store/change-text";
import { dueChoice } from "../date/schedule";
import type { RowChoice } from "../list/row-choice";
import { placeChoice } from "../place/move-to";
import { openTaskAt } from "../panel/panel-focus";
import { focusRow, stepFrom } from "../list/row-focus";
import { searchFieldId } from "../filters/search-field";
import { openPalette } from "../palette/open-palette";
import { openShortcutSheet } from "./shortcut-sheet-gate";
import type { TaskCopy } from "../../store/copy/task-copy";
import type { TaskActions } from "../../store/task-actions";
import { createTreeActions } from "../../store/tree/tree-actions";
import type { UndoStack } from "../../store/undo-stack";
import type { Task } from "../../store/task";
import { goTo, openTask } from "../list/use-list-address";
import type { Command, TreeCommand } from "./shortcuts";
import { copyLink } from "./copy-link";
import { createTreeKeys } from "./tree-keys";

interface CommandDeps {
  actions: TaskActions;
  copy: TaskCopy;
  undo: UndoStack;
  userId: string;
  /** Returns the id of the task that most commands act on. */
  row: () => string | undefined;
  /** Returns the id of the open task, if some commands act on it without a row. */
  opened: () => string | undefined;
}

/** What each command of `shortcuts.ts` does. Each returns false if there was nothing to do. */
export type Commands = Record<Command, () => boolean>;

/** Returns the commands of the task pages, which keys and the palette run. */
export function createCommands({ actions, copy, undo, userId, row, opened }: CommandDeps): Commands {
  const { find } = copy.store;
  const tree = createTreeKeys({ copy, undo, userId });
  const { duplicate } = createTreeActions(copy, undo);
  const either = () => row() ?? opened();
  const onTask = (act: (task: Task) => void, id = row()) => {
    const task = id === undefined ? undefined : find(id);
    if (task === undefined || task.deletedAt !== null) return false;
    act(task);
    return true;
  };
  const choose = (choice: RowChoice) =>
    row() === undefined && opened() !== undefined
      ? choice.openInPanel()
      : onTask(({ id }) => choice.open(id, { byKey: true }));
  const setPriority = (priority: Priority) =>
    onTask((task) => actions.edit(task, { priority }, priorityChangeText(task, priority)), either());
  const onListed = (command: TreeCommand) => () => {
    const task = find(row() ?? "");
    return task?.deletedAt === null && tree[command](task);
  };
  return {
    add: always(() => focusAddField()),
    palette: always(() => openPalette(row())),
    search: always(() => document.getElementById(searchFieldId)?.focus()),
    help: always(() => openShortcutSheet()),
    undo: always(() => actions.undoLast()),
    redo: always(() => actions.redoLast()),
    close: () => {
      const isOpen = new URLSearchParams(window.location.search).has("task");
      if (isOpen) openTask(undefined);
      return isOpen;
    },
    next: () => focusRow(stepFrom(row(), 1)),
    previous: () => focusRow(stepFrom(row(), -1)),
    open: () => onTask(({ id }) => openTask(id)),
    edit: () => onTask(({ id }) => openTaskAt(id, "title"), either()),
    due: () => choose(dueChoice),
    place: () => choose(placeChoice),
    duplicate: () =>
      onTask((task) => {
        const id = duplicate(task);
        if (row() !== undefined) setTimeout(() => focusRow(id));
      }, either()),
    copyLink: () => onTask((task) => void copyLink(task), either()),
    complete: () => onTask((task) => actions.setCompleted(task, !task.completed)),
    delete: () => onTask((task) => actions.remove(task)),
    unfold: onListed("unfold"),
    fold: onListed("fold"),
    indent: onListed("indent"),
    outdent: onListed("outdent"),
    moveUp: onListed("moveUp"),
    moveDown: onListed("moveDown"),
    high: () => setPriority("high"),
    medium: () => setPriority("medium"),
    low: () => setPriority("low"),
    inbox: always(() => goTo(views.inbox.path)),
    today: always(() => goTo(views.today.path)),
    upcoming: always(() => goTo(views.upcoming.path)),
    all: always(() => goTo(views.all.path)),
    completed: always(() => goTo(views.completed.path)),
    trash: always(() => goTo(views.trash.path)),
  };
}

/** Returns a command that always does something. */
const always = (act: () => void) => () => {
  act();
  return true;
};
