import type { Clock } from "~/shared/clock";
import { modKey } from "~/ui/text/mod-key";
import { rowInFocus } from "../list/row-focus";
import { openTaskInFocus } from "../panel/panel-focus";
import type { TaskCopy } from "../../store/copy/task-copy";
import type { TaskActions } from "../../store/task-actions";
import type { UndoStack } from "../../store/undo-stack";
import { createCommands } from "./commands";
import { isSingleKey, singleKeys } from "./single-keys";
import { type Command, commandOf, meantKey } from "./shortcuts";

const sequenceWithin = 1000;
/** What a held key repeats. */
const repeated: ReadonlySet<Command | undefined> = new Set([
  "next",
  "previous",
  "extendDown",
  "extendUp",
  "moveUp",
  "moveDown",
]);

interface Deps {
  actions: TaskActions;
  copy: TaskCopy;
  undo: UndoStack;
  userId: string;
  clock: () => Clock;
}

/** Returns the handler of key presses, as listed in `shortcuts.ts`. It does nothing while the user types or a modal is open. */
export function createShortcutHandler(deps: Deps) {
  let before: { name: string; at: number } | undefined;
  const run = createCommands({ ...deps, row: rowInFocus, opened: openTaskInFocus });
  return (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return;
    const recent = before !== undefined && event.timeStamp - before.at < sequenceWithin ? before.name : undefined;
    const name = meantKey(event, recent);
    const command = commandOf(name, recent);
    if (isTaken(event, command)) return;
    before = { name, at: event.timeStamp };
    if (event.repeat && !repeated.has(command)) return;
    if (command === undefined || opensItself(event, command)) return;
    if (isSingleKey(name) && !singleKeys.isOn()) return;
    if (run[command]()) event.preventDefault();
  };
}

/** Returns whether a focused link opens the task itself, unless the key was pressed before the focus reached it. */
const opensItself = ({ target }: KeyboardEvent, command: Command) =>
  command === "open" && target === document.activeElement;

/** Returns whether the focused element needs the key itself: text, a menu, a modal; and Space for a button or a checkbox. */
function isTaken({ target, key, ctrlKey }: KeyboardEvent, command: Command | undefined): boolean {
  if (document.querySelector("dialog:modal, [role=menu], [role=dialog]") !== null) return true;
  if (!(target instanceof HTMLElement)) return false;
  // No text needs it, but for Ctrl-K on a Mac, which deletes the rest of the line.
  if (command === "palette" && !(ctrlKey && modKey() === "⌘")) return false;
  if (target.isContentEditable || target.closest("textarea, select, input:not([type=checkbox])") !== null) return true;
  return key === " " && target.closest("button, input, summary") !== null;
}
