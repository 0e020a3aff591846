import { addDays } from "~/shared/due-date";
import { afterSkipping, type Moment, nextOccurrence, type Occurrence } from "~/shared/dates/repeat/occurrence";
import { editedFields } from "../fields";
import type { EditedTask } from "../merge";
import type { Task } from "../table";

/** The task that follows a repeating one: all that a user wrote, in its place, at its next time. */
export type Following = Pick<Task, "id" | "seriesId" | "parentId" | "position"> & Omit<EditedTask, "completed">;

/**
 * Returns the task that follows when `task` is completed, or `undefined` if none does. Browser and server share this function: whoever completes it,
 * however often, the same task follows.
 */
export function followingOf(task: Task, completion: Moment): Following | undefined {
  const next = task.deletedAt === null ? nextOccurrence(task, completion) : undefined;
  if (next === undefined) return undefined;
  const { userId: _userId, completed: _completed, completedAt: _completedAt, version: _version, ...rest } = task;
  const { createdAt: _createdAt, updatedAt: _updatedAt, deletedAt: _deletedAt, ...copied } = rest;
  const deadlineOn = laterDeadline(task, next);
  return { ...copied, id: followingId(task.id), seriesId: task.seriesId ?? task.id, deadlineOn, ...next };
}

/** Returns what changes of a repeating task when one time of it is left out, or `undefined` if that was the last one. */
export function skippedOf(task: Task, moment: Moment): (Occurrence & Pick<Task, "deadlineOn">) | undefined {
  const next = afterSkipping(task, moment);
  return next && { ...next, deadlineOn: task.dueOn === null ? task.deadlineOn : laterDeadline(task, next) };
}

/** Returns a deadline as many days later as the next time is. */
function laterDeadline({ deadlineOn, dueOn }: Task, next: { dueOn: string }): string | null {
  if (deadlineOn === null || dueOn === null) return null;
  return addDays(deadlineOn, Math.round((Date.parse(next.dueOn) - Date.parse(dueOn)) / 86_400_000));
}

/** Returns whether a task is as it was made by {@link followingOf}, so that it can be taken back. */
export const isUntouched = (task: Task, made: Following) =>
  !task.completed &&
  task.deletedAt === null &&
  editedFields.every((field) => JSON.stringify(task[field]) === JSON.stringify(made[field]));

const bits = 122n;
const payload = (1n << bits) - 1n;
const variantAt = 62n;
const low = (1n << variantAt) - 1n;

/**
 * Returns the id of the task that follows the one with `id`, so that two devices which complete that one make the same: a UUIDv8 (RFC 9562). The 122
 * free bits go through a linear congruential generator of full period (Hull and Dobell): each id has one successor, and no other id has that one. It
 * depends on the task rather than on a date, because the dates of a series can be changed.
 */
export function followingId(id: string): string {
  const number = BigInt(`0x${id.replaceAll("-", "")}`);
  // Without the version, bits 76 to 79, and the variant, bits 62 and 63.
  const free = ((number >> 80n) << 74n) | (((number >> 64n) & 0xfffn) << variantAt) | (number & low);
  const next = (free * 0x2360ed051fc65da44385df649fccf645n + 0x5851f42d4c957f2d14057b7ef767814fn) & payload;
  const written =
    ((next >> 74n) << 80n) | (8n << 76n) | (((next >> variantAt) & 0xfffn) << 64n) | (2n << variantAt) | (next & low);
  return written
    .toString(16)
    .padStart(32, "0")
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
