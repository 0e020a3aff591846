import type { ListedRow } from "../listed-rows";

/** Pixels, as in `task-row.tsx`, `task-facts.tsx` and `group-heading.tsx`. */
const heights = { row: 49, line: 24, facts: 22, spared: 4, heading: 51 };
/** What stands beside a title, and how wide a letter is on average. */
const widths = { beside: 124, letter: 7.4 };

/** Returns how high a row will be, in pixels, as far as it can be told before it is shown in a list of this width. */
export function estimateRowHeight({ task, heading }: ListedRow, width: number): number {
  const lettersPerLine = Math.max(1, Math.floor((width - widths.beside) / widths.letter));
  const lines = Math.min(3, Math.ceil(task.title.length / lettersPerLine));
  const below = (lines - 1) * heights.line + (hasFacts(task) ? heights.facts : 0);
  // The buttons at the end are a little higher than one line.
  const row = heights.row + Math.max(0, below - heights.spared);
  return row + (heading === undefined ? 0 : heights.heading);
}

const hasFacts = ({ dueOn, dueAt, tags, description, priority }: ListedRow["task"]) =>
  dueOn !== null || dueAt !== null || tags.length > 0 || description !== "" || priority === "high";
