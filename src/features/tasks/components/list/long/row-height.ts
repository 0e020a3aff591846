import type { Said } from "~/shared/due-labels";
import type { Density } from "~/ui/theme/density";
import type { Row } from "../use-exit-animation";

type Task = Row["task"];

/** Pixels, as in `glyphs.css`, `task-row.tsx` and `group-heading.tsx`; each with the line below the row. */
const heights: Record<Density, { row: number; title: number; padding: number }> = {
  comfortable: { row: 44, title: 24, padding: 9 },
  compact: { row: 41, title: 20, padding: 5 },
};
const factsHeight = 20;
const headingHeight = { wide: 47, narrow: 41 };
/** The width from which a row is one line, what stands beside a title, and the average width of a letter. */
const widths = { oneLine: 576, beside: 84, letter: 7.4 };

interface Look {
  /** The width of the list in pixels. */
  width: number;
  density: Density;
  said: Said;
}

/** Returns the estimated height of a row in pixels, before it is rendered. */
export function estimateRowHeight(task: Task, { width, density, said }: Look, hasHeading: boolean): number {
  const { row, title, padding } = heights[density];
  const isWide = width >= widths.oneLine;
  const below = isWide ? 0 : secondLine(task, { width, said, title });
  const height = below === 0 ? row : Math.max(row, title + below + padding);
  return height + (hasHeading ? headingHeight[isWide ? "wide" : "narrow"] : 0);
}

function secondLine(task: Task, { width, said, title }: Pick<Look, "width" | "said"> & { title: number }): number {
  const { dueOn, dueAt, deadlineOn, tags, projectId, title: text } = task;
  const hasDay = dueAt !== null || (dueOn !== null && said.ownDay !== true);
  const hasProject = projectId !== null && projectId !== said.project;
  if (hasDay || hasProject || deadlineOn !== null || tags.length > 0) return factsHeight;
  return text.length * widths.letter > width - widths.beside ? title : 0;
}
