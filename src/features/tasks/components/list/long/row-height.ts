import type { Row } from "../use-exit-animation";

type Task = Row["task"];

/** Pixels, as in `task-row.tsx`, `task-facts.tsx` and `group-heading.tsx`. */
const heights = { row: 49, line: 24, facts: 22, icon: 16, spared: 4, heading: 51 };
/** What stands beside a title, and how wide a letter is on average. */
const widths = { beside: 124, letter: 7.4 };

/** Returns how many letters of a title stand in a line of a list that is `width` pixels wide. */
export const lettersPerLine = (width: number) => Math.max(1, Math.floor((width - widths.beside) / widths.letter));

/** Returns how high a row will be, in pixels, as far as it can be told before it is shown. */
export function estimateRowHeight(task: Task, letters: number, hasHeading: boolean): number {
  const lines = Math.min(3, Math.ceil(task.title.length / letters));
  const below = (lines - 1) * heights.line + factsHeight(task);
  // The buttons at the end are a little higher than one line.
  return heights.row + Math.max(0, below - heights.spared) + (hasHeading ? heights.heading : 0);
}

function factsHeight({ dueOn, dueAt, tags, description, priority }: Task): number {
  if (dueOn !== null || dueAt !== null || tags.length > 0 || priority === "high") return heights.facts;
  return description === "" ? 0 : heights.icon;
}
