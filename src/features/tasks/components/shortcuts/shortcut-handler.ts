import { type Command, commandOf, meantKey, type TreeCommand } from "./shortcuts";
import { createTreeKeys } from "./tree-keys";
import { views } from "../../list/views";
import type { Priority } from "../../constants";
import { focusAddField } from "../add/add-task-focus";
import { priorityChangeText } from "../../store/change-text";
import { dueChoice } from "../date/schedule";
import type { RowChoice } from "../list/row-choice";
import { placeChoice } from "../place/move-to";
import { openTaskAt, openTaskInFocus } from "../panel/panel-focus";
import { focusRow, rowInFocus, stepFrom } from "../list/row-focus";
import { searchFieldId } from "../filters/search-field";
import { openShortcutSheet } from "./shortcut-sheet-gate";
import type { TaskCopy } from "../../store/copy/task-copy";
import type { TaskActions } from "../../store/task-actions";
import type { UndoStack } from "../../store/undo-stack";
import type { Task } from "../../store/task";
import { goTo, openTask } from "../list/use-list-address";

/** Returns the id of the task that the keyboard is at: that of the row, else the open one. */
const taskInFocus = () => rowInFocus() ?? openTaskInFocus();

const sequenceWithin = 1000;
/** What a held key repeats. */
const repeated: ReadonlySet<Command | undefined> = new Set(["next", "previous", "moveUp", "moveDown"]);

interface Deps {
  actions: TaskActions;
  copy: TaskCopy;
  undo: UndoStack;
  userId: string;
}

/** Returns the handler of key presses, as listed in `shortcuts.ts`. It does nothing while the user types or a modal is open. */
export function createShortcutHandler({ actions, copy, undo, userId }: Deps) {
  const { find } = copy.store;
  const tree = createTreeKeys({ copy, undo, userId });
  let before: { name: string; at: number } | undefined;
  const onTask = (act: (task: Task) => void, id = rowInFocus()) => {
    const task = id === undefined ? undefined : find(id);
    if (task === undefined || task.deletedAt !== null) return false;
    act(task);
    return true;
  };
  const choose = (choice: RowChoice) =>
    rowInFocus() === undefined && openTaskInFocus() !== undefined
      ? choice.openInPanel()
      : onTask(({ id }) => choice.open(id, { byKey: true }));
  const setPriority = (priority: Priority) =>
    onTask((task) => actions.edit(task, { priority }, priorityChangeText(task, priority)), taskInFocus());
  const onListed = (command: TreeCommand) => () => {
    const task = find(rowInFocus() ?? "");
    return task?.deletedAt === null && tree[command](task);
  };
  const run: Record<Command, (event: KeyboardEvent) => boolean> = {
    add: always(() => focusAddField()),
    search: always(() => document.getElementById(searchFieldId)?.focus()),
    help: always(() => openShortcutSheet()),
    undo: always(() => actions.undoLast()),
    redo: always(() => actions.redoLast()),
    close: () => {
      const isOpen = new URLSearchParams(window.location.search).has("task");
      if (isOpen) openTask(undefined);
      return isOpen;
    },
    next: () => focusRow(stepFrom(rowInFocus(), 1)),
    previous: () => focusRow(stepFrom(rowInFocus(), -1)),
    // A link opens itself, unless the key was pressed before the focus reached it.
    open: ({ target }) => target !== document.activeElement && onTask(({ id }) => openTask(id)),
    edit: () => onTask(({ id }) => openTaskAt(id, "title"), taskInFocus()),
    due: () => choose(dueChoice),
    place: () => choose(placeChoice),
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
  return (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || isTaken(event)) return;
    const recent = before !== undefined && event.timeStamp - before.at < sequenceWithin ? before.name : undefined;
    const name = meantKey(event, recent);
    const command = commandOf(name, recent);
    before = { name, at: event.timeStamp };
    if (event.repeat && !repeated.has(command)) return;
    if (command !== undefined && run[command](event)) event.preventDefault();
  };
}

/** Handles a key that always does something. */
const always = (act: () => void) => () => {
  act();
  return true;
};

/** Returns whether the focused element needs the key itself: text, a menu, a modal; and Space for a button or a checkbox. */
function isTaken({ target, key }: KeyboardEvent): boolean {
  if (document.querySelector("dialog:modal, [role=menu], [role=dialog]") !== null) return true;
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest("textarea, select, input:not([type=checkbox])") !== null) return true;
  return key === " " && target.closest("button, input, summary") !== null;
}
