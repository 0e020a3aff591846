import { views } from "../../list/views";
import type { Priority } from "../../constants";
import { focusAddField } from "../add/add-task-focus";
import { priorityChangeText } from "../../store/change-text";
import { openTaskAt, type PanelField } from "../panel/panel-focus";
import { focusRow, stepFrom } from "../list/row-focus";
import { searchFieldId } from "../filters/search-field";
import { openPalette } from "../palette/open-palette";
import { openShortcutSheet } from "./shortcut-sheet-gate";
import type { TaskActions } from "../../store/task-actions";
import type { Task } from "../../store/task";
import { goTo, openTask } from "../list/use-list-address";
import type { Command } from "./shortcuts";

interface CommandDeps {
  actions: TaskActions;
  find: (id: string) => Task | undefined;
  /** Returns the id of the task that commands act on. */
  selected: () => string | undefined;
}

/** What each command of `shortcuts.ts` does. Each returns false if there was nothing to do. */
export type Commands = Record<Command, () => boolean>;

/** Returns the commands of the task pages, which keys and the palette run. */
export function createCommands({ actions, find, selected }: CommandDeps): Commands {
  const onTask = (act: (task: Task) => void) => {
    const id = selected();
    const task = id === undefined ? undefined : find(id);
    if (task === undefined || task.deletedAt !== null) return false;
    act(task);
    return true;
  };
  const setPriority = (priority: Priority) =>
    onTask((task) => actions.edit(task, { priority }, priorityChangeText(task, priority)));
  const openAt = (field: PanelField) => onTask(({ id }) => openTaskAt(id, field));
  return {
    add: always(() => focusAddField()),
    palette: always(() => openPalette(selected())),
    search: always(() => document.getElementById(searchFieldId)?.focus()),
    help: always(() => openShortcutSheet()),
    undo: always(() => actions.undoLast()),
    redo: always(() => actions.redoLast()),
    close: () => {
      const isOpen = new URLSearchParams(window.location.search).has("task");
      if (isOpen) openTask(undefined);
      return isOpen;
    },
    next: () => focusRow(stepFrom(selected(), 1)),
    previous: () => focusRow(stepFrom(selected(), -1)),
    open: () => onTask(({ id }) => openTask(id)),
    edit: () => openAt("title"),
    due: () => openAt("due"),
    complete: () => onTask((task) => actions.setCompleted(task, !task.completed)),
    delete: () => onTask((task) => actions.remove(task)),
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
