import type { RouterOutputs, trpc } from "~/client/trpc";
import type { Clock } from "~/shared/clock";
import { placeTask, tasksOf } from "./list-pages";
import { recount, recountTags } from "./task-counts";
import type { TaskListInput } from "../list/views";

export type Task = RouterOutputs["tasks"]["byId"];
export type TaskUtils = ReturnType<typeof trpc.useUtils>["tasks"];
export type TaskClient = ReturnType<typeof trpc.useUtils>["client"]["tasks"];

/** The tasks that the browser holds, wherever they are shown. */
export interface TaskCache {
  /** What "today" is when a change is shown. */
  setClock: (clock: Clock) => void;
  /** Keeps the list of `input` up to date from now on. */
  watch: (input: TaskListInput) => void;
  find: (id: string) => Task | undefined;
  write: (before: Task | undefined, after: Task | undefined) => void;
}

export function createTaskCache(tasks: TaskUtils, initialClock: Clock): TaskCache {
  let clock = initialClock;
  const inputs = new Map<string, TaskListInput>();
  const listed = (id: string) =>
    [...inputs.values()]
      .flatMap((input) => tasksOf(tasks.list.getInfiniteData(input)?.pages ?? []))
      .find((task) => task.id === id);
  return {
    setClock: (next) => {
      clock = next;
    },
    watch: (input) => {
      inputs.set(JSON.stringify(input), input);
    },
    find: (id) => tasks.byId.getData({ id }) ?? listed(id),
    write: (before, after) => {
      const id = after?.id ?? before?.id;
      if (id === undefined) return;
      for (const input of inputs.values()) {
        tasks.list.setInfiniteData(input, (data) => {
          if (data === undefined) return undefined;
          const pages =
            after === undefined ? withoutTask(data.pages, id) : placeTask(data.pages, after, input, clock.now);
          return { ...data, pages };
        });
      }
      tasks.byId.setData({ id }, after);
      tasks.counts.setData({ timeZone: clock.timeZone }, (counts) => counts && recount(counts, before, after, clock));
      tasks.tags.setData(undefined, (tags) => tags && recountTags(tags, before, after));
    },
  };
}

type Pages = NonNullable<ReturnType<TaskUtils["list"]["getInfiniteData"]>>["pages"];

function withoutTask(pages: Pages, id: string): Pages {
  return pages.map(({ items, nextCursor }) => ({ items: items.filter((task) => task.id !== id), nextCursor }));
}
