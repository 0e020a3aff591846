import { dueState } from "~/shared/dates/due-state";
import { addDays, dayOf } from "~/shared/due-date";
import { oneOf } from "~/shared/one-of";
import { daysOfRange, isDayRange } from "~/shared/dates/day-range";
import { rangeLabel } from "~/shared/dates/range-label";
import { duePeriods } from "../../constants";
import type { Task } from "../../table";

/** The time and time zone in which a list is viewed. */
export interface Moment {
  /** ISO 8601, in UTC. */
  now: string;
  timeZone: string;
}

export const duePeriodLabels = {
  overdue: "Overdue",
  today: "Today",
  next_7_days: "Next 7 days",
  none: "No due date",
} as const satisfies Record<(typeof duePeriods)[number], string>;

/** Returns the label of a due filter. */
export function dueLabel(due: string): string {
  const period = oneOf(duePeriods, due);
  return period === undefined ? rangeLabel(due) : duePeriodLabels[period];
}

/** Returns whether a task matches the filter `due`. */
export function isDueIn(task: Task, due: string, { now, timeZone }: Moment): boolean {
  const { day, period } = dueState(task, now, timeZone);
  if (due === "none" || day === null) return due === period;
  if (due === "overdue") return period === "overdue";
  const today = dayOf(now, timeZone);
  if (due === "today") return day === today;
  if (due === "next_7_days") return day >= today && day <= addDays(today, 6);
  const { from, to } = daysOfRange(due, today);
  return (from === "" || day >= from) && (to === "" || day <= to);
}

/** Returns the day nearest to today that matches a filter by due date, or `null` if it means no day from today on. */
export function dayOfFilter(due: string, today: string): string | null {
  if (due === "today" || due === "next_7_days") return today;
  if (!isDayRange(due)) return null;
  const { from, to } = daysOfRange(due, today);
  if (from > today) return from;
  return to !== "" && to < today ? to : today;
}
