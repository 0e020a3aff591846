import { addDays } from "~/shared/due-date";
import { type Moment, nextOccurrence } from "~/shared/dates/repeat/occurrence";
import { editedFields } from "../fields";
import type { EditedTask } from "../merge";
import type { Task } from "../table";
import { followingId } from "./following-id";

/** The task that follows a repeating one: all that a user wrote, in its place, at its next time. */
export type Following = Pick<Task, "id" | "seriesId" | "parentId" | "position"> & Omit<EditedTask, "completed">;

/**
 * Returns the task that follows when `task` is completed, or `undefined` if none does. Browser and server share this function: whoever completes it,
 * however often, the same task follows.
 */
export function followingOf(task: Task, completion: Moment): Following | undefined {
  const next = task.deletedAt === null ? nextOccurrence(task, completion) : undefined;
  if (next === undefined) return undefined;
  const deadlineOn = laterDeadline(task, next);
  return { ...writtenOf(task), id: followingId(task.id), seriesId: task.seriesId ?? task.id, deadlineOn, ...next };
}

/** Returns all of a task that a user wrote, and its place. */
export function writtenOf(task: Task): Following {
  const { userId: _userId, completed: _completed, completedAt: _completedAt, version: _version, ...rest } = task;
  const { createdAt: _createdAt, updatedAt: _updatedAt, deletedAt: _deletedAt, ...written } = rest;
  return written;
}

/** Returns a deadline as many days later as the next time is. */
export function laterDeadline({ deadlineOn, dueOn }: Task, next: { dueOn: string }): string | null {
  if (deadlineOn === null || dueOn === null) return null;
  return addDays(deadlineOn, Math.round((Date.parse(next.dueOn) - Date.parse(dueOn)) / 86_400_000));
}

/** Returns whether a task is as it was made by {@link followingOf}, so that it can be taken back. */
export const isUntouched = (task: Task, made: Following) =>
  !task.completed &&
  task.deletedAt === null &&
  editedFields.every((field) => JSON.stringify(task[field]) === JSON.stringify(made[field]));
