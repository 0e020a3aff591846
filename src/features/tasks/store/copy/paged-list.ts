import type { View } from "~/client/sync/view";
import type { ArchivedProjects } from "../../list/filters/archived";
import { compareTasks } from "../../list/sorts/sorts";
import type { TaskListInput } from "../../list/views";
import { membershipOf } from "../lists/list-membership";
import type { Task } from "../task";
import type { TaskCopy } from "./task-copy";

export interface TaskPage {
  items: readonly Task[];
  nextCursor: string | null;
}

/** Returns every task of the loaded pages once, in order. */
export function tasksOf(pages: readonly TaskPage[]): Task[] {
  const seen = new Set<string>();
  return pages.flatMap(({ items }) => items).filter(({ id }) => !seen.has(id) && seen.add(id));
}

/**
 * Returns the tasks of a list as far as the server has returned it, with every change made here: a task that was changed is where it now belongs, and one
 * whose place is on a page that is not loaded yet waits for it.
 */
export function createPagedList(
  store: TaskCopy["store"],
  {
    pages,
    input,
    now,
    archived,
  }: { pages: readonly TaskPage[]; input: TaskListInput; now: string; archived: ArchivedProjects },
): View<readonly Task[]> {
  const paged = tasksOf(pages);
  const belongs = membershipOf(input, { now, archived });
  const compare = compareTasks(input.sort, input.order);
  const last = pages.at(-1)?.nextCursor === null ? undefined : paged.at(-1);
  const isLoaded = (task: Task) => last === undefined || task.id === last.id || compare(task, last) < 0;

  function compute(): Task[] {
    const listed = paged.map((task) => newer(store.find(task.id), task));
    const isAsAnswered =
      store.touched().size === 0 && listed.every(({ version }, at) => version === paged[at]?.version);
    if (isAsAnswered) return listed;
    const rows = new Map(listed.map((task) => [task.id, task]));
    for (const id of store.touched().keys()) {
      const task = store.find(id);
      if (task !== undefined) rows.set(id, task);
    }
    return [...rows.values()].filter((task) => belongs(task) && isLoaded(task)).sort(compare);
  }

  let known: { list: readonly Task[]; revision: number } | undefined;
  return {
    subscribe: store.subscribe,
    read() {
      if (known?.revision === store.revision()) return known.list;
      const list = compute();
      const isSame = known?.list.length === list.length && list.every((task, at) => task === known?.list[at]);
      known = { list: isSame && known ? known.list : list, revision: store.revision() };
      return known.list;
    },
  };
}

/** What this device has may be from an earlier visit. */
const newer = (kept: Task | undefined, listed: Task) =>
  kept !== undefined && kept.version >= listed.version ? kept : listed;
