/** The keys of a board, which hold on its cards. `board-keys.ts` binds exactly these. */
export const boardShortcuts = [
  { keys: ["ArrowUp", "ArrowDown"], label: "Go along the column", group: "On a board" },
  { keys: ["ArrowLeft", "ArrowRight"], label: "Go to the next column", group: "On a board" },
  { keys: ["Alt+ArrowUp", "Alt+ArrowDown"], label: "Move the card along the column", group: "On a board" },
  { keys: ["Alt+ArrowLeft", "Alt+ArrowRight"], label: "Move the card to the next column", group: "On a board" },
] as const;

export type BoardKey = (typeof boardShortcuts)[number]["keys"][number];

/** The keys of a calendar, which hold on its days and their tasks. */
export const calendarShortcuts = [
  { keys: ["ArrowLeft", "ArrowRight"], label: "Previous or next day", group: "In a calendar" },
  {
    keys: ["ArrowUp", "ArrowDown"],
    label: "A week earlier or later, or the next task of a day",
    group: "In a calendar",
  },
  { keys: ["Home", "End"], label: "First or last day of the week", group: "In a calendar" },
  { keys: ["PageUp", "PageDown"], label: "A month earlier or later", group: "In a calendar" },
  { keys: ["Enter"], label: "Go to the tasks of the day", group: "In a calendar" },
  { keys: ["Alt+ArrowLeft", "Alt+ArrowRight"], label: "Move the task by a day", group: "In a calendar" },
  { keys: ["Alt+ArrowUp", "Alt+ArrowDown"], label: "Move the task by a week", group: "In a calendar" },
] as const;
