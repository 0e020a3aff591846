import { type KeyPress, nameOfKey, placeOfKey } from "./key-name";

export type Command =
  | "add"
  | "palette"
  | "search"
  | "next"
  | "previous"
  | "open"
  | "edit"
  | "due"
  | "place"
  | "parent"
  | "duplicate"
  | "copyLink"
  | "complete"
  | "high"
  | "medium"
  | "low"
  | "delete"
  | "restore"
  | TreeCommand
  | SelectCommand
  | "undo"
  | "redo"
  | "inbox"
  | "today"
  | "upcoming"
  | "all"
  | "completed"
  | "trash"
  | "help"
  | "close";

/** What puts a task elsewhere among others, or shows what is below it. */
export type TreeCommand = "unfold" | "fold" | "moveUp" | "moveDown" | "indent" | "outdent";

/** What selects tasks, to act on several at once. */
export type SelectCommand = "select" | "extendDown" | "extendUp" | "selectAll";

/** The parts of the sheet. */
export const shortcutGroups = ["Everywhere", "Selected task", "Go to", "On a board", "In a calendar"] as const;

export interface Shortcut {
  command: Command;
  /** Key names as in `KeyboardEvent.key`; two separated by a space are pressed in a row, `Mod` is Ctrl or Cmd. */
  keys: readonly string[];
  /** The description in the sheet. */
  label: string;
  group: (typeof shortcutGroups)[number];
}

/** Every shortcut of the task pages, as it is bound and shown in the sheet. */
export const shortcuts: readonly Shortcut[] = [
  { command: "add", keys: ["q", "c"], label: "Add a task", group: "Everywhere" },
  { command: "palette", keys: ["Mod+k"], label: "Find anything, do anything", group: "Everywhere" },
  { command: "search", keys: ["/"], label: "Search this list", group: "Everywhere" },
  { command: "undo", keys: ["Mod+z"], label: "Undo the last change", group: "Everywhere" },
  { command: "redo", keys: ["Mod+Shift+z", "Mod+y"], label: "Redo", group: "Everywhere" },
  { command: "close", keys: ["Escape"], label: "Clear the selection, or close the open task", group: "Everywhere" },
  { command: "selectAll", keys: ["Mod+a"], label: "Select all tasks of the list", group: "Everywhere" },
  { command: "help", keys: ["?"], label: "Show these shortcuts", group: "Everywhere" },
  { command: "next", keys: ["j", "ArrowDown"], label: "Next task", group: "Selected task" },
  { command: "previous", keys: ["k", "ArrowUp"], label: "Previous task", group: "Selected task" },
  { command: "open", keys: ["Enter"], label: "Open", group: "Selected task" },
  { command: "edit", keys: ["e"], label: "Edit the title", group: "Selected task" },
  { command: "complete", keys: ["Space"], label: "Complete or reopen", group: "Selected task" },
  { command: "due", keys: ["d"], label: "Set the due date", group: "Selected task" },
  { command: "place", keys: ["v"], label: "Move to a project", group: "Selected task" },
  { command: "parent", keys: ["Shift+v"], label: "Make it a subtask of…", group: "Selected task" },
  { command: "duplicate", keys: ["Shift+d"], label: "Duplicate", group: "Selected task" },
  { command: "copyLink", keys: ["Shift+c"], label: "Copy the link", group: "Selected task" },
  { command: "high", keys: ["1"], label: "High priority", group: "Selected task" },
  { command: "medium", keys: ["2"], label: "Medium priority", group: "Selected task" },
  { command: "low", keys: ["3"], label: "Low priority", group: "Selected task" },
  { command: "unfold", keys: ["ArrowRight"], label: "Show the subtasks", group: "Selected task" },
  { command: "fold", keys: ["ArrowLeft"], label: "Hide the subtasks, or go to the parent", group: "Selected task" },
  { command: "indent", keys: ["Mod+]"], label: "Make it a subtask of the task above", group: "Selected task" },
  { command: "outdent", keys: ["Mod+["], label: "Move it out of its parent", group: "Selected task" },
  { command: "moveUp", keys: ["Alt+ArrowUp"], label: "Move up", group: "Selected task" },
  { command: "moveDown", keys: ["Alt+ArrowDown"], label: "Move down", group: "Selected task" },
  { command: "select", keys: ["x"], label: "Select, to act on several at once", group: "Selected task" },
  {
    command: "extendDown",
    keys: ["Shift+ArrowDown", "Shift+j"],
    label: "Select down to the next task",
    group: "Selected task",
  },
  {
    command: "extendUp",
    keys: ["Shift+ArrowUp", "Shift+k"],
    label: "Select up to the previous task",
    group: "Selected task",
  },
  { command: "delete", keys: ["Delete", "Backspace"], label: "Move to the trash", group: "Selected task" },
  { command: "restore", keys: ["r"], label: "Restore from the trash", group: "Selected task" },
  { command: "inbox", keys: ["g i"], label: "Inbox", group: "Go to" },
  { command: "today", keys: ["g t"], label: "Today", group: "Go to" },
  { command: "upcoming", keys: ["g u"], label: "Upcoming", group: "Go to" },
  { command: "all", keys: ["g a"], label: "All tasks", group: "Go to" },
  { command: "completed", keys: ["g c"], label: "Completed", group: "Go to" },
  { command: "trash", keys: ["g x"], label: "Trash", group: "Go to" },
];

/** Returns the keys of a command as they are shown: `Ctrl K`. */
export function shownKeysOf(command: Command, mod: string): string | undefined {
  const [keys] = shortcuts.find((shortcut) => shortcut.command === command)?.keys ?? [];
  return keys === undefined ? undefined : shownKeys(keys, mod);
}

/** Returns keys of the table as they are shown. `mod` is the name of Ctrl or Cmd on this device. */
export function shownKeys(keys: string, mod: string): string {
  const names = keys.split(/[ +]/).map((name) => (name === "Mod" ? mod : (keyLabels[name] ?? name)));
  return names.map((name) => (/^[a-z]$/.test(name) && keys.includes("Mod") ? name.toUpperCase() : name)).join(" ");
}

const keyLabels: Record<string, string> = {
  ArrowDown: "↓",
  ArrowUp: "↑",
  ArrowLeft: "←",
  ArrowRight: "→",
  PageUp: "PgUp",
  PageDown: "PgDn",
  Escape: "Esc",
  Delete: "Del",
  Backspace: "⌫",
};

/** Returns the command of a key press. `before` is the key pressed just before it. */
export function commandOf(name: string, before: string | undefined): Command | undefined {
  const sequence = shortcuts.find(({ keys }) => keys.includes(`${before} ${name}`));
  return (sequence ?? shortcuts.find(({ keys }) => keys.includes(name)))?.command;
}

/** Returns the name of a key press after `before`: by the layout, else by position. */
export function meantKey(press: KeyPress, before: string | undefined): string {
  const name = nameOfKey(press);
  const place = placeOfKey(press);
  const isMeant = (key: string) => commandOf(key, before) !== undefined || firstKeys.has(key);
  return place === undefined || isMeant(name) || !isMeant(place) ? name : place;
}

/** The keys that only start a sequence, such as `g`. */
const firstKeys = new Set(
  shortcuts.flatMap(({ keys }) => keys.map((key) => key.split(" ")).filter(([, next]) => next)).map(([first]) => first),
);
