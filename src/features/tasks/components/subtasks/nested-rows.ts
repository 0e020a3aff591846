import type { Grouping } from "../../constants";
import { groupingOf } from "../../list/arrangement/arrangement";
import type { ChosenFilter } from "../../list/filter-params";
import { compareTasks } from "../../list/sorts/sorts";
import type { View } from "../../list/views";
import type { Row } from "../list/use-exit-animation";

/** How a row of a list stands among the others. */
export interface Nesting {
  /** 1 for a task that is not below another row. */
  level: number;
  /** Whether its subtasks are shown; `undefined` if none are in the list. */
  isUnfolded: boolean | undefined;
}

export interface NestedRows {
  rows: Row[];
  /** The rows that are below others or have others below; none in a list without such. */
  nesting: ReadonlyMap<string, Nesting>;
}

const flat: ReadonlyMap<string, Nesting> = new Map();
const inOrder = compareTasks("position", "asc");
const nestedViews: ReadonlySet<string> = new Set(["inbox", "project", "all"]);

/** The groupings in which a subtask is where its parent is. */
const nestedGroupings: ReadonlySet<Grouping> = new Set(["none", "project", "section"]);

/** Returns whether a list shows subtasks below their parents. What is chosen or grouped by its content stands alone, with the title of its parent. */
export function isNested(view: View, filter: ChosenFilter): boolean {
  const { sort: _sort, order: _order, group: _group, layout: _layout, completed: _completed, ...chosen } = filter;
  const isWhole = Object.values(chosen).every((value) => value === undefined);
  return nestedViews.has(view.name) && nestedGroupings.has(groupingOf(view, filter)) && isWhole;
}

/** Returns the rows without the subtasks that would stand below their parents. */
export function withoutNested(rows: readonly Row[], view: View, filter: ChosenFilter): readonly Row[] {
  if (!isNested(view, filter)) return rows;
  const listed = new Set(rows.map(({ task }) => task.id));
  return rows.filter(({ task }) => task.parentId === null || !listed.has(task.parentId));
}

/** Returns the rows with each subtask below its parent, in the order that their owner gave them, without those that are folded away. */
export function nestRows(rows: Row[], unfolded: ReadonlySet<string>): NestedRows {
  if (rows.every(({ task }) => task.parentId === null)) return { rows, nesting: flat };
  const listed = new Set(rows.map(({ task }) => task.id));
  const below = new Map<string, Row[]>();
  const roots: Row[] = [];
  for (const row of rows) {
    const { parentId } = row.task;
    if (parentId === null || !listed.has(parentId)) roots.push(row);
    else below.set(parentId, [...(below.get(parentId) ?? []), row]);
  }
  const nesting = new Map<string, Nesting>();
  const inTree: Row[] = [];
  const add = (row: Row, level: number) => {
    const { id } = row.task;
    inTree.push(row);
    const subtasks = below.get(id);
    const isUnfolded = subtasks && unfolded.has(id);
    if (level > 1 || subtasks) nesting.set(id, { level, isUnfolded });
    if (!subtasks || isUnfolded !== true) return;
    for (const subtask of subtasks.sort((one, other) => inOrder(one.task, other.task))) add(subtask, level + 1);
  };
  for (const row of roots) add(row, 1);
  return { rows: inTree, nesting };
}
