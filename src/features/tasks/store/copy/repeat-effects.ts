import type { Given } from "~/client/sync/command";
import { type Following, followingId, followingOf, isUntouched } from "../../repeat/following";
import type { Task } from "../task";
import { draftOf } from "../task-draft";

/** A change of a task that may complete or reopen it. */
interface Completion {
  before: Task;
  after: Task;
  timeZone: string;
}

/** Returns whether the task with the id `id` is the one that follows another. Most are not, which their version of UUID tells at once. */
export const isFollowing = (id: string, before: string) => id[14] === "8" && id === followingId(before);

/**
 * Returns the task that follows a repeating one, after that was completed or reopened: as the server adds it and takes it back. The stored rows may
 * show the completion already, because the server answers with the completed task before it tells of the next one.
 */
export function followed(next: Task | undefined, { before, after, timeZone }: Completion, given: Given) {
  const { at, userId } = given;
  if (after.completed) {
    const wasCarriedOut = before.completedAt === at;
    const made = before.completed && !wasCarriedOut ? undefined : followingOf(after, { at, timeZone });
    if (made === undefined || (next !== undefined && (next.deletedAt === null || next.completed))) return next;
    return next === undefined ? added(made, { at, userId }) : { ...next, ...made, deletedAt: null, updatedAt: at };
  }
  const wasCarriedOut = !before.completed && before.updatedAt >= at;
  if (next === undefined || next.deletedAt !== null || !(before.completed || wasCarriedOut)) return next;
  const made = followingOf(before, { at: before.completedAt ?? next.createdAt, timeZone });
  return made !== undefined && isUntouched(next, made) ? { ...next, deletedAt: at, updatedAt: at } : next;
}

const added = (made: Following, { at, userId }: { at: string; userId: string }): Task => ({
  ...draftOf(made, { id: made.id, userId }),
  ...made,
  createdAt: at,
  updatedAt: at,
});
