import type { CopyStatus } from "~/client/sync/run-copy";
import type { RowStore } from "~/client/sync/row-store";
import { createListView, createView, type View } from "~/client/sync/view";
import type { Clock } from "~/shared/clock";
import type { ArchivedProjects } from "../../list/filters/archived";
import { compareTasks } from "../../list/sorts/sorts";
import type { TaskListInput } from "../../list/views";
import { membershipOf } from "../lists/list-membership";
import type { Task } from "../task";
import { countTags, countTasks, recount, type TagCount, type TaskCounts } from "../lists/task-counts";

type Tasks = RowStore<Task>;

/** Returns the tasks that the server would list for `input`, in its order. */
export function createTaskList(
  tasks: Tasks,
  input: TaskListInput,
  now: string,
  archived: ArchivedProjects,
): View<readonly Task[]> {
  const belongs = membershipOf(input, { now, archived });
  return createListView(tasks, { belongs, compare: compareTasks(input.sort, input.order) });
}

/** Returns how many tasks the server would list for `input`. */
export function createTaskCount(
  tasks: Tasks,
  input: TaskListInput,
  now: string,
  archived: ArchivedProjects,
): View<number> {
  const belongs = membershipOf(input, { now, archived });
  const isIn = (task: Task | undefined) => Number(task !== undefined && belongs(task));
  return createView(tasks, {
    compute: (all) => all.filter(belongs).length,
    update: (count, changes) => changes.reduce((sum, { before, after }) => sum + isIn(after) - isIn(before), count),
  });
}

/** Returns the counts of the sidebar. */
export function createTaskCounts(tasks: Tasks, clock: Clock, archived: ArchivedProjects): View<TaskCounts> {
  return createView(tasks, {
    compute: (all) => countTasks(all, clock, archived),
    update: (counts, changes) =>
      changes.reduce((count, { before, after }) => recount(count, before, after, clock, archived), counts),
  });
}

/** Returns the tags in use. */
export function createTagCounts(tasks: Tasks, archived: ArchivedProjects): View<TagCount[]> {
  return createView(tasks, {
    compute: (all) => countTags(all, archived),
    update: (tags, changes) => {
      const isAboutTags = changes.some(({ before, after }) =>
        [before, after].some((task) => task && task.tags.length > 0),
      );
      return isAboutTags ? countTags(tasks.list(), archived) : tags;
    },
  });
}

/** Returns whether a copy with this status holds every task of a list. */
export function holdsList(status: CopyStatus, { trash, completed }: TaskListInput): boolean {
  return status === "whole" || (status === "partial" && (trash || completed === "pending"));
}
