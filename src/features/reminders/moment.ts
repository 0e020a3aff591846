import { instantAt } from "~/shared/due-date";
import type { Reminder } from "./table";

/** How a user reads the due date of a whole day: the zone, and the time of day from which reminders are counted. */
export interface DayTime {
  timeZone: string;
  /** `HH:MM`. */
  time: string;
}

/** Returns the moment of a reminder, ISO 8601 in UTC; `undefined` while its task has no due date. */
export function momentOf(
  { at, minutesBefore }: Pick<Reminder, "at" | "minutesBefore">,
  { dueOn, dueAt }: { dueOn: string | null; dueAt: string | null },
  { timeZone, time }: DayTime,
): string | undefined {
  if (at !== null) return at;
  const due = dueAt ?? (dueOn === null ? undefined : instantAt(dueOn, time, timeZone));
  if (due === undefined || minutesBefore === null) return undefined;
  return new Date(Date.parse(due) - minutesBefore * 60_000).toISOString();
}
