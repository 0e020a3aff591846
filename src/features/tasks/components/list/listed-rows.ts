import type { Clock } from "~/shared/clock";
import type { Sort } from "../../constants";
import { groupBySection, groupTasks, type NamedSection, type TaskGroup } from "../../list/arrangement/groups";
import type { View } from "../../list/views";
import type { Row } from "./use-exit-animation";

/** The rows of a list in the order in which they are shown. */
export interface ListedRows {
  rows: readonly Row[];
  /** The groups whose headings stand above a row, by the id of its task: the one that begins with it, and those before it without rows. */
  headings: ReadonlyMap<string, readonly TaskGroup[]>;
  /** The groups after the last row, which show none. */
  rest: readonly TaskGroup[];
}

/** How the sections of a project are listed. */
export interface ListedSections {
  sections: readonly NamedSection[];
  isFolded: (id: string) => boolean;
  /** Whether sections without tasks are left out, because a filter is chosen. */
  hidesEmpty: boolean;
}

interface Listing {
  view: View;
  sort: Sort;
  clock: Clock;
  sections?: ListedSections | undefined;
}

const noHeadings: ListedRows["headings"] = new Map();
const noRest: ListedRows["rest"] = [];

/** Returns the rows of a list without headings. */
export const ungrouped = (rows: Row[]): ListedRows => ({ rows, headings: noHeadings, rest: noRest });

/** Returns the rows in the order of their groups, as the list groups them unless the user chooses. */
export function listRows(rows: Row[], { view, sort, clock, sections }: Listing): ListedRows {
  if (sections !== undefined && sections.sections.length > 0) return listSections(rows, sections);
  const tasks = rows.map(({ task }) => task);
  const groups = groupTasks(tasks, { view, sort, clock }).filter(({ title }) => title !== undefined);
  return groups.length === 0 ? ungrouped(rows) : listGroups(rows, groups);
}

/** Returns the rows of groups that have tasks, each below the heading of its group. */
export function listGroups(rows: Row[], groups: readonly TaskGroup[]): ListedRows {
  const headings = new Map(groups.flatMap((group) => group.tasks.slice(0, 1).map(({ id }) => [id, [group]] as const)));
  return { rows: inOrder(rows, groups), headings, rest: noRest };
}

function listSections(rows: Row[], { sections, isFolded, hidesEmpty }: ListedSections): ListedRows {
  const tasks = rows.map(({ task }) => task);
  const groups = groupBySection(tasks, sections).filter((group) => !hidesEmpty || group.tasks.length > 0);
  const headings = new Map<string, TaskGroup[]>();
  const open = groups.filter(({ key, tasks: grouped }) => grouped.length > 0 && !isFolded(key));
  let above: TaskGroup[] = [];
  for (const group of groups) {
    if (group.title !== undefined) above.push(group);
    const first = open.includes(group) ? group.tasks[0] : undefined;
    if (first === undefined || above.length === 0) continue;
    headings.set(first.id, above);
    above = [];
  }
  return { rows: inOrder(rows, open), headings, rest: above };
}

/** Returns the rows of the groups in their order. */
function inOrder(rows: Row[], groups: readonly TaskGroup[]): readonly Row[] {
  const tasks = groups.flatMap((group) => group.tasks);
  // Nearly always.
  if (tasks.length === rows.length && tasks.every((task, index) => rows[index]?.task === task)) return rows;
  const rowOf = new Map(rows.map((row) => [row.task, row]));
  return tasks.map((task) => rowOf.get(task)).filter((row) => row !== undefined);
}
