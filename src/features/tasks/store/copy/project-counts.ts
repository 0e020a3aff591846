import { createView, type View } from "~/client/sync/view";
import type { RowStore } from "~/client/sync/row-store";
import type { Task } from "../task";
import { createOnTop } from "./counts-on-top";

/** The number of open tasks of each project that has any. */
export type ProjectCounts = ReadonlyMap<string, number>;

/** Returns the number of open tasks of each project. */
export function createProjectCounts(tasks: RowStore<Task>): View<ProjectCounts> {
  return createView<Task, ProjectCounts>(tasks, {
    compute: (all) => {
      const counts = new Map<string, number>();
      for (const task of all) recountProjects(counts, undefined, task);
      return counts;
    },
    update: (counts, changes) => changes.reduce((count, { before, after }) => recounted(count, before, after), counts),
  });
}

/** Returns the server's counts with what was changed here since. */
export const createProjectCountsOnTop = (store: RowStore<Task>, counts: ProjectCounts): View<ProjectCounts> =>
  createOnTop(store, counts, recounted);

const projectOf = (task: Task | undefined) =>
  task === undefined || task.deletedAt !== null || task.completed ? null : task.projectId;

/** Returns the counts after a task has changed, the same ones if it changed none of them. */
function recounted(counts: ProjectCounts, before: Task | undefined, after: Task | undefined): ProjectCounts {
  return projectOf(before) === projectOf(after) ? counts : recountProjects(new Map(counts), before, after);
}

function recountProjects(counts: Map<string, number>, before: Task | undefined, after: Task | undefined) {
  for (const [project, by] of [[projectOf(before), -1] as const, [projectOf(after), 1] as const]) {
    if (project !== null) counts.set(project, Math.max(0, (counts.get(project) ?? 0) + by));
  }
  return counts;
}
