import type { QueryClient } from "@tanstack/react-query";
import type { api, RouterOutputs } from "~/client/api";
import type { Copy } from "~/client/sync/copy";
import type { Clock } from "~/shared/clock";
import { placeTask, tasksOf } from "./list-pages";
import { taskQueries } from "./query-options";
import type { OfTasks } from "./copy/task-effects";
import { recount, recountTags } from "./task-counts";
import type { Task } from "./task";
import type { TaskListInput } from "../list/views";

export type TaskClient = (typeof api)["tasks"];
/** The tasks as this browser has them. */
export type TaskCopy = Copy<Task, OfTasks>;

/** The tasks in the browser, wherever they are shown. */
export interface TaskCache {
  /** Sets what "today" means for changes. */
  setClock: (clock: Clock) => void;
  /** Keeps the list of `input` up to date from now on. */
  watch: (input: TaskListInput) => void;
  find: (id: string) => Task | undefined;
  /** Returns a task as it is now if it became so by a change made here. */
  findChanged: (id: string) => Task | undefined;
  write: (before: Task | undefined, after: Task | undefined) => void;
  /** Starts the copy from the shown list of `input`, so that the list does not change. */
  adopt: (input: TaskListInput) => void;
}

export function createTaskCache(answers: QueryClient, initialClock: Clock, copy: TaskCopy): TaskCache {
  let clock = initialClock;
  const changed = new Map<string, Task | undefined>();
  const inputs = new Map<string, TaskListInput>();
  const listed = (id: string) =>
    [...inputs.values()]
      .flatMap((input) => tasksOf(answers.getQueryData(taskQueries.pages(input).queryKey)?.pages ?? []))
      .find((task) => task.id === id);
  const find = (id: string) => copy.store.find(id) ?? answers.getQueryData(taskQueries.byId(id).queryKey) ?? listed(id);
  return {
    setClock: (next) => {
      clock = next;
    },
    watch: (input) => {
      inputs.set(JSON.stringify(input), input);
    },
    find,
    findChanged: (id) => {
      const [made, now] = [changed.get(id), find(id)];
      const isMade = made?.updatedAt === now?.updatedAt && made?.deletedAt === now?.deletedAt;
      return isMade ? now : undefined;
    },
    adopt: (input) => {
      // What is shown of a change that waits for its answer is not what the server has.
      if (!copy.store.isSettled()) return;
      copy.store.merge(tasksOf(answers.getQueryData(taskQueries.pages(input).queryKey)?.pages ?? []));
    },
    write: (before, after) => {
      const id = after?.id ?? before?.id;
      if (id === undefined) return;
      changed.set(id, after);
      copy.store.show(id, after);
      for (const input of inputs.values()) {
        answers.setQueryData(taskQueries.pages(input).queryKey, (data) => {
          if (data === undefined) return undefined;
          const pages =
            after === undefined ? withoutTask(data.pages, id) : placeTask(data.pages, after, input, clock.now);
          return { ...data, pages };
        });
      }
      const { queryKey } = taskQueries.byId(id);
      if (after === undefined) answers.removeQueries({ queryKey, exact: true });
      else answers.setQueryData(queryKey, after);
      answers.setQueryData(
        taskQueries.counts(clock.timeZone).queryKey,
        (counts) => counts && recount(counts, before, after, clock),
      );
      answers.setQueryData(taskQueries.tags().queryKey, (tags) => tags && recountTags(tags, before, after));
    },
  };
}

type Pages = RouterOutputs["tasks"]["list"][];

function withoutTask(pages: Pages, id: string): Pages {
  return pages.map(({ items, nextCursor }) => ({ items: items.filter((task) => task.id !== id), nextCursor }));
}
