import type { CopyStatus } from "~/client/sync/run-copy";
import type { RowStore } from "~/client/sync/row-store";
import { createListView, createView, type View } from "~/client/sync/view";
import type { Clock } from "~/shared/clock";
import { compareTasks } from "../../list/sorts/sorts";
import type { TaskListInput } from "../../list/views";
import { membershipOf } from "../list-membership";
import type { Task } from "../task";
import { countTags, countTasks, recount, type TagCount, type TaskCounts } from "../task-counts";

type Tasks = RowStore<Task>;

/** Returns the tasks that the server would list for `input`, in its order. */
export function createTaskList(tasks: Tasks, input: TaskListInput, now: string): View<readonly Task[]> {
  const belongs = membershipOf(input, now);
  return createListView(tasks, { belongs, compare: compareTasks(input.sort, input.order) });
}

/** Returns the counts of the sidebar. */
export function createTaskCounts(tasks: Tasks, clock: Clock): View<TaskCounts> {
  return createView(tasks, {
    compute: (all) => countTasks(all, clock),
    update: (counts, changes) =>
      changes.reduce((count, { before, after }) => recount(count, before, after, clock), counts),
  });
}

/** Returns the tags in use. */
export function createTagCounts(tasks: Tasks): View<TagCount[]> {
  return createView(tasks, {
    compute: countTags,
    update: (tags, changes) => {
      const isAboutTags = changes.some(({ before, after }) =>
        [before, after].some((task) => task && task.tags.length > 0),
      );
      return isAboutTags ? countTags(tasks.list()) : tags;
    },
  });
}

/** Returns whether a copy with this status holds every task of a list. */
export function holdsList(status: CopyStatus, { trash, completed }: TaskListInput): boolean {
  return status === "whole" || (status === "partial" && (trash || completed === "pending"));
}
