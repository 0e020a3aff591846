import { type Due, instantAt, timeOf } from "~/shared/due-date";

/** No due date. */
export const noDue: Due = { dueOn: null, dueAt: null };

/** Returns the date on another day, at the same time. */
export function onDay(day: string, { dueAt }: Due, timeZone: string): Due {
  return atTime(day, dueAt === null ? undefined : timeOf(dueAt, timeZone), timeZone);
}

/** Returns the date on a day, at a time as `HH:MM` or without one. */
export function atTime(day: string, time: string | undefined, timeZone: string): Due {
  return { dueOn: day, dueAt: time === undefined ? null : instantAt(day, time, timeZone) };
}
