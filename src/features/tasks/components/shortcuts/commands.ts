import type { Clock } from "~/shared/clock";
import { views } from "../../list/views";
import type { Priority } from "../../constants";
import { focusAddField } from "../add/add-task-focus";
import { priorityChangeText } from "../../store/change-text";
import { dueChoice } from "../date/schedule";
import type { RowChoice } from "../list/row-choice";
import { placeChoice } from "../place/move-to";
import { openTaskAt } from "../panel/panel-focus";
import { focusRow, rowButton, stepFrom } from "../list/row-focus";
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
import { createSelectKeys } from "../select/select-keys";
import { openParentDialog } from "../subtasks/parent-dialog-gate";
import { createTreeKeys } from "./tree-keys";

interface CommandDeps {
  actions: TaskActions;
  copy: TaskCopy;
  undo: UndoStack;
  userId: string;
  clock: () => Clock;
  /** Returns the id of the task that most commands act on. */
  row: () => string | undefined;
  /** Returns the id of the open task, if some commands act on it without a row. */
  opened: () => string | undefined;
}

/** What each command of `shortcuts.ts` does. Each returns false if there was nothing to do. */
export type Commands = Record<Command, () => boolean>;

/** Returns the commands of the task pages, which keys and the palette run. */
export function createCommands({ actions, copy, undo, userId, clock, row, opened }: CommandDeps): Commands {
  const { find } = copy.store;
  const tree = createTreeKeys({ copy, undo, userId });
  const { duplicate } = createTreeActions(copy, undo);
  const many = createSelectKeys({ copy, undo, clock });
  const either = () => row() ?? opened();
  const onTask = (act: (task: Task) => void, id = row()) => {
    const task = id === undefined ? undefined : find(id);
    if (task === undefined || task.deletedAt !== null) return false;
    act(task);
    return true;
  };
  const onTrashed = (act: (task: Task) => void) => {
    const task = find(row() ?? "");
    if (task === undefined || task.deletedAt === null) return false;
    act(task);
    return true;
  };
  const choose = (choice: RowChoice) =>
    row() === undefined && opened() !== undefined
      ? choice.openInPanel()
      : onTask(({ id }) => choice.open(id, { byKey: true }));
  const setPriority = (priority: Priority) =>
    many.setPriority(priority) ||
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
      if (many.clear()) return true;
      const isOpen = new URLSearchParams(window.location.search).has("task");
      if (isOpen) openTask(undefined);
      return isOpen;
    },
    next: () => focusRow(stepFrom(row(), 1)),
    previous: () => focusRow(stepFrom(row(), -1)),
    open: () => onTask(({ id }) => openTask(id)),
    edit: () => onTask(({ id }) => openTaskAt(id, "title"), either()),
    due: () => many.choose("due") || choose(dueChoice),
    place: () => many.choose("place") || choose(placeChoice),
    parent: () => many.nest() || onTask(({ id }) => openParentDialog([id]), either()),
    duplicate: () =>
      many.duplicate() ||
      onTask((task) => {
        const id = duplicate(task);
        if (row() !== undefined) setTimeout(() => focusRow(id));
      }, either()),
    copyLink: () => onTask((task) => void copyLink(task), either()),
    complete: () => many.complete() || onTask((task) => actions.setCompleted(task, !task.completed)),
    delete: () =>
      many.remove() || onTask((task) => actions.remove(task)) || onTrashed(({ id }) => rowButton(id)?.click()),
    restore: () => many.restore() || onTrashed((task) => actions.restore(task)),
    select: () => many.toggle(row()),
    extendDown: () => many.extend(row(), 1),
    extendUp: () => many.extend(row(), -1),
    selectAll: () => many.selectAll(),
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
