import { compareTasks } from "../list/sorts/sorts";
import { belongsTo } from "./list-membership";
import type { Task } from "./task";
import type { TaskListInput } from "../list/views";

export interface TaskPage {
  items: Task[];
  nextCursor: string | null;
}

/** Returns the loaded pages of a list with `task` where it now belongs: at its position, removed, or on a page that is not loaded yet. */
export function placeTask(pages: TaskPage[], task: Task, input: TaskListInput, now: string): TaskPage[] {
  const compare = compareTasks(input.sort, input.order);
  const without = pages.map((page) => withoutTask(page, task.id));
  if (!belongsTo(task, input, now)) return without;
  const target = without.findIndex(({ items, nextCursor }) => {
    const last = items.at(-1);
    return nextCursor === null || (last !== undefined && compare(task, last) < 0);
  });
  const page = without[target];
  if (page === undefined) return without;
  const filled = { ...page, items: insert(page.items, task, compare) };
  return [...without.slice(0, target), filled, ...without.slice(target + 1)];
}

/** Returns every task of the loaded pages once, in order. */
export function tasksOf(pages: readonly TaskPage[]): Task[] {
  const seen = new Set<string>();
  return pages.flatMap(({ items }) => items).filter(({ id }) => !seen.has(id) && seen.add(id));
}

function withoutTask(page: TaskPage, id: string): TaskPage {
  return page.items.some((item) => item.id === id)
    ? { ...page, items: page.items.filter((item) => item.id !== id) }
    : page;
}

function insert(items: Task[], task: Task, compare: (a: Task, b: Task) => number): Task[] {
  const at = items.findIndex((item) => compare(task, item) < 0);
  return at === -1 ? [...items, task] : [...items.slice(0, at), task, ...items.slice(at)];
}
