export type Command =
  | "add"
  | "search"
  | "next"
  | "previous"
  | "open"
  | "edit"
  | "due"
  | "complete"
  | "high"
  | "medium"
  | "low"
  | "delete"
  | "undo"
  | "today"
  | "upcoming"
  | "all"
  | "completed"
  | "trash"
  | "help"
  | "close";

export interface Shortcut {
  command: Command;
  /** Key names as in `KeyboardEvent.key`; two separated by a space are pressed one after the other, `Mod` is Ctrl or Cmd. */
  keys: readonly string[];
  /** What it does, for the sheet. */
  words: string;
  group: "Everywhere" | "The chosen task" | "Go to";
}

/** Every key of the task pages: what is bound, and what the sheet shows. */
export const shortcuts: readonly Shortcut[] = [
  { command: "add", keys: ["q", "c"], words: "Add a task", group: "Everywhere" },
  { command: "search", keys: ["/"], words: "Search", group: "Everywhere" },
  { command: "undo", keys: ["Mod+z"], words: "Undo the last change", group: "Everywhere" },
  { command: "close", keys: ["Escape"], words: "Close the open task", group: "Everywhere" },
  { command: "help", keys: ["?"], words: "Show these shortcuts", group: "Everywhere" },
  { command: "next", keys: ["j", "ArrowDown"], words: "Next task", group: "The chosen task" },
  { command: "previous", keys: ["k", "ArrowUp"], words: "Previous task", group: "The chosen task" },
  { command: "open", keys: ["Enter"], words: "Open", group: "The chosen task" },
  { command: "edit", keys: ["e"], words: "Edit the title", group: "The chosen task" },
  { command: "complete", keys: ["Space"], words: "Complete or reopen", group: "The chosen task" },
  { command: "due", keys: ["d"], words: "Set the due date", group: "The chosen task" },
  { command: "high", keys: ["1"], words: "High priority", group: "The chosen task" },
  { command: "medium", keys: ["2"], words: "Medium priority", group: "The chosen task" },
  { command: "low", keys: ["3"], words: "Low priority", group: "The chosen task" },
  { command: "delete", keys: ["Delete", "Backspace"], words: "Move to the trash", group: "The chosen task" },
  { command: "today", keys: ["g t"], words: "Today", group: "Go to" },
  { command: "upcoming", keys: ["g u"], words: "Upcoming", group: "Go to" },
  { command: "all", keys: ["g a"], words: "All tasks", group: "Go to" },
  { command: "completed", keys: ["g c"], words: "Completed", group: "Go to" },
  { command: "trash", keys: ["g x"], words: "Trash", group: "Go to" },
];

interface KeyPress {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

/** A key press by the names that `shortcuts` uses. */
export function nameOfKey({ key, ctrlKey, metaKey, altKey }: KeyPress): string {
  const name = key === " " ? "Space" : key.length === 1 ? key.toLowerCase() : key;
  return `${altKey ? "Alt+" : ""}${ctrlKey || metaKey ? "Mod+" : ""}${name}`;
}

/** The command of what was pressed: of two keys, `before` is the one just before. */
export function commandOf(name: string, before: string | undefined): Command | undefined {
  const sequence = shortcuts.find(({ keys }) => keys.includes(`${before} ${name}`));
  return (sequence ?? shortcuts.find(({ keys }) => keys.includes(name)))?.command;
}
