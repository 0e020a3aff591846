import { useEffect, useState } from "react";
import type { Task } from "./task-cache";

export interface Row {
  task: Task;
  isLeaving: boolean;
}

const visibleFor = 700;

/**
 * The rows of a list, with those that have just left it for a moment longer where they were, so that a person sees what happened.
 * Another `list` starts afresh. `find` tells how a task is now.
 */
export function useLeaving(tasks: Task[], list: string, find: (id: string) => Task | undefined): Row[] {
  const [shown, setShown] = useState({ tasks, list, rows: rowsOf(tasks) });
  let { rows } = shown;
  if (shown.tasks !== tasks || shown.list !== list) {
    rows = shown.list === list ? merge(shown.rows, tasks, find) : rowsOf(tasks);
    setShown({ tasks, list, rows });
  }
  const isAnyLeaving = rows.some(({ isLeaving }) => isLeaving);
  useEffect(() => {
    if (!isAnyLeaving) return undefined;
    const timer = setTimeout(
      () => setShown((before) => ({ ...before, rows: before.rows.filter((row) => !row.isLeaving) })),
      visibleFor,
    );
    return () => clearTimeout(timer);
  }, [isAnyLeaving]);
  return rows;
}

const rowsOf = (tasks: Task[]): Row[] => tasks.map((task) => ({ task, isLeaving: false }));

function merge(before: Row[], tasks: Task[], find: (id: string) => Task | undefined): Row[] {
  const present = new Set(tasks.map(({ id }) => id));
  const rows = rowsOf(tasks);
  for (const [index, { task }] of before.entries()) {
    if (!present.has(task.id)) rows.splice(index, 0, { task: find(task.id) ?? task, isLeaving: true });
  }
  return rows;
}
