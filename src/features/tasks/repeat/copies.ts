import { rankOf } from "~/shared/rows/rank-order";
import { addDays, type Due, dayOf, dueDayOf, instantAt, timeOf } from "~/shared/due-date";
import type { Moment } from "~/shared/dates/repeat/occurrence";
import type { Task } from "../table";
import { type Following, writtenOf } from "./following";
import { followingId } from "./following-id";

/** How the subtasks of the next task differ from those of the one before: in the next one's place, and so many days later. */
export type Shift = Pick<Task, "projectId" | "sectionId"> & { days: number; timeZone: string };

/** Returns how the subtasks of `next` differ from those of `task`, which it follows. */
export const shiftOf = (task: Task, next: Following, moment: Moment): Shift => ({
  projectId: next.projectId,
  sectionId: next.sectionId,
  days: daysBetween(task, next, moment),
  timeZone: moment.timeZone,
});

/** Returns how many days later a task is due the next time. One without a due date counts from the day of `at`. */
export function daysBetween(task: Due, next: Due, { at, timeZone }: Moment): number {
  const from = dueDayOf(task, timeZone) ?? dayOf(at, timeZone);
  const to = dueDayOf(next, timeZone) ?? from;
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/**
 * Returns the copy of a subtask below the task that follows the one above it: open, at the same place among its siblings, and due as many days later as
 * the next task is. Its id follows from that of the subtask, so that two devices make the same. It is of the same series as the subtask, so that it has
 * the same reminders and comments, as the task that follows has those of the one before.
 */
export function copyOf(subtask: Task, { days, timeZone, projectId, sectionId }: Shift): Following {
  const { id, parentId, seriesId } = subtask;
  return {
    ...writtenOf(subtask),
    ...datesLater(subtask, { days, timeZone }),
    id: followingId(id),
    parentId: parentId === null ? null : followingId(parentId),
    seriesId: seriesId ?? id,
    position: rankOf(subtask),
    projectId,
    sectionId,
  };
}

/** Returns the dates of a task so many days later, at the same time of day. */
export function datesLater(
  { dueOn, dueAt, deadlineOn: deadline }: Task,
  { days, timeZone }: Pick<Shift, "days" | "timeZone">,
): Pick<Task, "dueOn" | "dueAt" | "deadlineOn"> {
  const deadlineOn = deadline === null ? null : later(deadline, days);
  if (dueAt === null) return { dueOn: dueOn === null ? null : later(dueOn, days), dueAt, deadlineOn };
  const at = instantAt(later(dayOf(dueAt, timeZone), days), timeOf(dueAt, timeZone), timeZone);
  return { dueOn: dayOf(at, timeZone), dueAt: at, deadlineOn };
}

const firstDay = "1900-01-01";
const later = (day: string, days: number) => {
  const next = addDays(day, days);
  return next < firstDay ? firstDay : next;
};

/** Returns the copies of all subtasks below a task, each after its parent's. `below` returns the subtasks of a task outside the trash. */
export function* copiesBelow(id: string, below: (id: string) => readonly Task[], shift: Shift): Generator<Following> {
  for (const subtask of below(id)) {
    yield copyOf(subtask, shift);
    yield* copiesBelow(subtask.id, below, shift);
  }
}
