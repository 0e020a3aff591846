import { useEffect, useState } from "react";
import type { Task } from "../../store/task";

export interface Row {
  task: Task;
  isExiting: boolean;
  /** What was listed, while it disappears. */
  was?: Task;
}

const visibleFor = 700;

/**
 * Returns the rows of a list, and for a moment those that have just left it, in their old place, so that the user sees what happened.
 * Only tasks changed here count: `find` returns a task's current state. Another `list` starts afresh; `undefined` stands for one
 * that is about to change.
 */
export function useExitAnimation(
  tasks: readonly Task[],
  list: string | undefined,
  find: (id: string) => Task | undefined,
): Row[] {
  const [shown, setShown] = useState({ tasks, list, rows: rowsOf(tasks) });
  let { rows } = shown;
  if (shown.tasks !== tasks || shown.list !== list) {
    rows = list !== undefined && shown.list === list ? mergeRows(shown.rows, tasks, find) : rowsOf(tasks);
    setShown({ tasks, list, rows });
  }
  const isAnyExiting = rows.some(({ isExiting }) => isExiting);
  useEffect(() => {
    if (!isAnyExiting) return undefined;
    const timer = setTimeout(
      () => setShown((before) => ({ ...before, rows: before.rows.filter((row) => !row.isExiting) })),
      visibleFor,
    );
    return () => clearTimeout(timer);
  }, [isAnyExiting]);
  return rows;
}

const settled = new WeakMap<Task, Row>();

/** Returns the rows of tasks that stay. The same task keeps its row object, so that only changed rows of a long list are rendered. */
const rowsOf = (tasks: readonly Task[]): Row[] => tasks.map(rowOf);

function rowOf(task: Task): Row {
  const known = settled.get(task);
  if (known !== undefined) return known;
  const row = { task, isExiting: false };
  settled.set(task, row);
  return row;
}

/** Returns the rows of `tasks`, with those of `before` that left because of a change made here. */
export function mergeRows(before: Row[], tasks: readonly Task[], find: (id: string) => Task | undefined): Row[] {
  const { start, end } = sameEnds(before, tasks);
  const left = before.slice(start, before.length - end);
  const arrived = tasks.slice(start, tasks.length - end);
  const present = new Set(arrived.map(({ id }) => id));
  const rows = rowsOf(arrived);
  for (const [index, row] of left.entries()) {
    if (present.has(row.task.id)) continue;
    const now = find(row.task.id);
    if (row.isExiting) rows.splice(index, 0, row);
    else if (now !== undefined && isChanged(row.task, now))
      rows.splice(index, 0, { task: now, isExiting: true, was: row.task });
  }
  return [...before.slice(0, start), ...rows, ...before.slice(before.length - end)];
}

/** Returns how many rows are the same at both ends: in a long list, all but a few. */
function sameEnds(before: readonly Row[], tasks: readonly Task[]): { start: number; end: number } {
  const isSame = (row: Row | undefined, task: Task | undefined) => row?.task === task && row?.isExiting === false;
  const shorter = Math.min(before.length, tasks.length);
  let [start, end] = [0, 0];
  while (start < shorter && isSame(before[start], tasks[start])) start++;
  while (end < shorter - start && isSame(before.at(-1 - end), tasks.at(-1 - end))) end++;
  return { start, end };
}

/** Returns the tasks of rows as they stand in their groups: one that disappears stays where it was. */
export const standingIn = (rows: readonly Row[]): Task[] => rows.map(({ task, was = task }) => was);

/** Returns the tasks that disappear, as they are now, by their ids. */
export const exitingIn = (rows: readonly Row[]): ReadonlyMap<string, Task> =>
  new Map(rows.filter(({ isExiting }) => isExiting).map(({ task }) => [task.id, task]));

const isChanged = (a: Task, b: Task) => a.updatedAt !== b.updatedAt || a.deletedAt !== b.deletedAt;
