import type { Task } from "../table";

/** What of a task changes along with one above it. */
export type TreeRow = Pick<
  Task,
  "id" | "parentId" | "position" | "projectId" | "sectionId" | "completed" | "completedAt" | "deletedAt"
>;

type Find<Row> = (id: string) => Row | undefined;

/** Returns the ids of a task and of those above it, as far as they are known, from the task itself up. */
export function lineageOf(id: string, find: Find<Pick<TreeRow, "parentId">>): ReadonlySet<string> {
  const lineage = new Set<string>();
  for (let next: string | null = id; next !== null && !lineage.has(next);) {
    const task = find(next);
    if (task === undefined) break;
    lineage.add(next);
    next = task.parentId;
  }
  return lineage;
}

/** A change of a task that has others below it. */
export interface Change {
  before: TreeRow;
  after: TreeRow;
  /** Whether it completes or reopens the task. */
  completes: boolean;
}

/** Returns a task below one that changes: completed, deleted and moved with it, reopened and restored if that was at the same moment. */
export function following<Row extends TreeRow>(task: Row, { before, after, completes }: Change): Row {
  const { projectId, sectionId } = after;
  const isElsewhere = task.projectId !== projectId || task.sectionId !== sectionId;
  const placed = isElsewhere ? { ...task, projectId, sectionId } : task;
  if (task.deletedAt !== null)
    return after.deletedAt === null && task.deletedAt === before.deletedAt ? { ...placed, deletedAt: null } : placed;
  if (after.deletedAt !== null) return { ...placed, deletedAt: after.deletedAt };
  const isAlike = after.completed ? !task.completed : task.completed && task.completedAt === before.completedAt;
  return completes && isAlike ? { ...placed, completed: after.completed, completedAt: after.completedAt } : placed;
}
