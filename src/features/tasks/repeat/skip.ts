import { afterSkipping, type Moment, type Occurrence } from "~/shared/dates/repeat/occurrence";
import type { Task } from "../table";
import { lineageOf } from "../tree/along";
import { datesLater, type Shift } from "./copies";
import { laterDeadline } from "./following";

/** Returns what changes of a repeating task when one time of it is left out, or `undefined` if that was the last one. */
export function skippedOf(task: Task, moment: Moment): (Occurrence & Pick<Task, "deadlineOn">) | undefined {
  const next = afterSkipping(task, moment);
  return next && { ...next, deadlineOn: task.dueOn === null ? task.deadlineOn : laterDeadline(task, next) };
}

/** The fields that skipping changes of the tasks below. */
export const skippedFields = ["dueOn", "dueAt", "deadlineOn", "completed", "completedAt"] as const;

/** Returns whether two states of a task differ in what skipping changes. */
export const differsBySkipping = (one: Task, other: Task) => skippedFields.some((field) => one[field] !== other[field]);

/**
 * Returns a task below one of which a time is left out: open again, and due as many days later as that is. Browser and server share it.
 * @param find returns a task as it is before
 */
export function skippedBelow(
  task: Task,
  {
    rootId,
    find,
    ...shift
  }: Pick<Shift, "days" | "timeZone"> & { rootId: string; find: (id: string) => Task | undefined },
): Task {
  const lineage = [...lineageOf(task.id, find)];
  const own = lineage.slice(0, Math.max(lineage.indexOf(rootId), 0));
  if (own.length === 0 || own.some((id) => isPast(find(id)))) return task;
  const next = { ...task, ...datesLater(task, shift), completed: false, completedAt: null };
  return differsBySkipping(task, next) ? next : task;
}

/** Returns whether a task stays as it is: in the trash, or done and followed by the next one of its own series. */
const isPast = (task: Task | undefined) =>
  task === undefined || task.deletedAt !== null || (task.completed && task.repeat !== null);
