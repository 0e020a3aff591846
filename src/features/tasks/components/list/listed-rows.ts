import type { Clock } from "~/shared/clock";
import type { Sort } from "../../constants";
import { groupTasks, type TaskGroup } from "../../list/groups";
import type { View } from "../../list/views";
import type { Row } from "./use-exit-animation";

/** The rows of a list in the order in which they are shown. */
export interface ListedRows {
  rows: readonly Row[];
  /** The groups, by the id of the task that each begins with; none in a list without groups. */
  headings: ReadonlyMap<string, TaskGroup>;
}

const noHeadings: ReadonlyMap<string, TaskGroup> = new Map();

/** Returns the rows in the order of their groups. */
export function listRows(rows: Row[], { view, sort, clock }: { view: View; sort: Sort; clock: Clock }): ListedRows {
  const groups = groupTasks(
    rows.map(({ task }) => task),
    { view, sort, clock },
  ).filter(({ title }) => title !== undefined);
  if (groups.length === 0) return { rows, headings: noHeadings };
  const headings = new Map(groups.flatMap((group) => group.tasks.slice(0, 1).map(({ id }) => [id, group] as const)));
  const inOrder = groups.flatMap(({ tasks }) => tasks);
  // Nearly always.
  if (inOrder.every((task, index) => rows[index]?.task === task)) return { rows, headings };
  const rowOf = new Map(rows.map((row) => [row.task, row]));
  return { rows: inOrder.map((task) => rowOf.get(task)).filter((row) => row !== undefined), headings };
}
