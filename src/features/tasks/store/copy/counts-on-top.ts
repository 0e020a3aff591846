import type { View } from "~/client/sync/view";
import type { Clock } from "~/shared/clock";
import type { ArchivedProjects } from "../../list/filters/archived";
import type { Task } from "../task";
import type { TaskCopy } from "./task-copy";
import { recount, recountTags, type TagCount, type TaskCounts } from "../lists/task-counts";

type Store = TaskCopy["store"];

/** Returns the server's counts with what was changed here since. */
export function createCountsOnTop(
  store: Store,
  counts: TaskCounts,
  clock: Clock,
  archived: ArchivedProjects,
): View<TaskCounts> {
  return createOnTop(store, counts, (value, before, after) => recount(value, before, after, clock, archived));
}

/** Returns the server's tags with what was changed here since. */
export function createTagsOnTop(store: Store, tags: TagCount[], archived: ArchivedProjects): View<TagCount[]> {
  return createOnTop(store, tags, (value, before, after) => recountTags(value, before, after, archived));
}

/** Returns an answer of the server with what commands have changed since. `change` returns the answer after a task has changed. */
export function createOnTop<Answer>(
  store: Store,
  answer: Answer,
  change: (answer: Answer, before: Task | undefined, after: Task | undefined) => Answer,
): View<Answer> {
  // The tasks as they were counted, if commands had concerned them before.
  const counted = new Map([...store.touched().keys()].map((id) => [id, store.findStored(id)]));
  let known: { value: Answer; revision: number } | undefined;
  return {
    subscribe: store.subscribe,
    read() {
      if (known?.revision === store.revision()) return known.value;
      let value = answer;
      for (const [id, before] of store.touched()) {
        const after = store.find(id);
        const base = counted.has(id) ? counted.get(id) : before;
        if (after !== base) value = change(value, base, after);
      }
      known = { value, revision: store.revision() };
      return value;
    },
  };
}
