import { daysOfRange, isDayRange } from "~/shared/dates/day-range";
import { rangeLabel } from "~/shared/dates/range-label";
import { addDays, dayOf } from "~/shared/due-date";
import { oneOf } from "~/shared/one-of";
import { single } from "~/shared/search-params";
import { pastPeriods } from "../../constants";
import type { Task } from "../../table";
import type { Moment } from "./due-filter";
import type { Filter } from "./filter";

export const pastPeriodLabels = {
  today: "Today",
  last_7_days: "Last 7 days",
  last_30_days: "Last 30 days",
} as const satisfies Record<(typeof pastPeriods)[number], string>;

const daysBefore = { today: 0, last_7_days: 6, last_30_days: 29 } as const satisfies Record<
  (typeof pastPeriods)[number],
  number
>;

/** Returns the first and the last day of a filter by the day of a past event; an empty text leaves an end open. */
export function pastDays(value: string, today: string): { from: string; to: string } {
  const period = oneOf(pastPeriods, value);
  if (period !== undefined) return { from: addDays(today, -daysBefore[period]), to: today };
  return daysOfRange(value, today, true);
}

function labelOf(value: string): string {
  const period = oneOf(pastPeriods, value);
  return period === undefined ? rangeLabel(value) : pastPeriodLabels[period];
}

/** Returns the filter by the day of what happened to a task, which its title and a `word` within a sentence name. */
export function pastFilter(title: string, word: string, instantOf: (task: Task) => string | null): Filter<string> {
  return {
    title,
    name: `${word} date`,
    read: single((value) => oneOf(pastPeriods, value) ?? (isDayRange(value) ? value : undefined)),
    chosen: labelOf,
    described: (value) => `${word} ${labelOf(value)}`,
    matches: (task, value, { now, timeZone }: Moment) => {
      const instant = instantOf(task);
      if (instant === null) return false;
      const day = dayOf(instant, timeZone);
      const { from, to } = pastDays(value, dayOf(now, timeZone));
      return (from === "" || day >= from) && (to === "" || day <= to);
    },
    given: () => ({}),
  };
}
