import type { Clock } from "~/shared/clock";
import { addMonths, calendarMonths, monthOf, weekOf, weeksOfMonth } from "~/shared/dates/weeks";
import { addDays } from "~/shared/due-date";

/** What a calendar shows at once. */
export interface Period {
  unit: "month" | "week";
  /** "November 2026". */
  label: string;
  weeks: readonly (readonly string[])[];
  /** A day of the period before and of the one after; missing where there is none. */
  earlier: string | undefined;
  later: string | undefined;
}

const { first, last } = calendarMonths;
/** Returns whether a calendar can show a day. */
export const isShowable = (day: string) => monthOf(day) >= first && monthOf(day) <= last;
const within = (day: string) => (isShowable(day) ? day : undefined);
const inUtc = { timeZone: "UTC", month: "long", year: "numeric" } as const;

/** Returns the month or the week of a day. */
export function periodOf(day: string, unit: "month" | "week", { weekStartsOn, locale }: Clock): Period {
  if (unit === "month") {
    const [earlier, later] = [addMonths(day, -1), addMonths(day, 1)];
    return {
      unit,
      label: new Intl.DateTimeFormat(locale, inUtc).format(Date.parse(day)),
      weeks: weeksOfMonth(monthOf(day), weekStartsOn),
      earlier: earlier === day ? undefined : earlier,
      later: later === day ? undefined : later,
    };
  }
  const week = weekOf(day, weekStartsOn);
  const range = new Intl.DateTimeFormat(locale, { ...inUtc, day: "numeric" });
  return {
    unit,
    label: range.formatRange(Date.parse(week[0] ?? day), Date.parse(week.at(-1) ?? day)),
    weeks: [week],
    earlier: within(addDays(day, -7)),
    later: within(addDays(day, 7)),
  };
}
