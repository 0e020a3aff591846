import type { Row } from "../use-exit-animation";

type Task = Row["task"];

/** Pixels, as in `task-row.tsx`, `task-facts.tsx` and `group-heading.tsx`. */
const heights = { row: 49, line: 24, facts: 22, icon: 16, spared: 4, heading: 51 };
/** The width beside a title, and the average width of a letter. */
const widths = { beside: 124, letter: 7.4 };

/** Returns how many letters of a title fit on a line of a list that is `width` pixels wide. */
export const lettersPerLine = (width: number) => Math.max(1, Math.floor((width - widths.beside) / widths.letter));

/** Returns the estimated height of a row in pixels, before it is rendered. */
export function estimateRowHeight(task: Task, letters: number, hasHeading: boolean): number {
  const lines = Math.min(3, Math.ceil(task.title.length / letters));
  const below = (lines - 1) * heights.line + factsHeight(task);
  // The buttons at the end are slightly higher than one line.
  return heights.row + Math.max(0, below - heights.spared) + (hasHeading ? heights.heading : 0);
}

function factsHeight({ dueOn, dueAt, tags, description, priority }: Task): number {
  if (dueOn !== null || dueAt !== null || tags.length > 0 || priority === "high") return heights.facts;
  return description === "" ? 0 : heights.icon;
}
