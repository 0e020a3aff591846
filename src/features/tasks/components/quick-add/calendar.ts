import { isCalendarDay } from "~/shared/calendar-day";

interface MonthDay {
  /** From 1. */
  month: number;
  day: number;
}

/** Returns a day as `YYYY-MM-DD`, or `undefined` if the calendar has no such day between 1900 and 9999. */
export function dayAt(year: number, { month, day }: MonthDay): string | undefined {
  const written = [String(year).padStart(4, "0"), ...[month, day].map((part) => String(part).padStart(2, "0"))];
  const text = written.join("-");
  return isCalendarDay(text) ? text : undefined;
}

/** Returns the first such day from `today` on: 29 February waits for a leap year. */
export function nextDayAt(today: string, monthDay: MonthDay): string | undefined {
  const year = Number(today.slice(0, 4));
  // Between two leap years are at most eight years.
  const days = Array.from({ length: 9 }, (_, later) => dayAt(year + later, monthDay));
  return days.find((day) => day !== undefined && day >= today);
}

/** Returns the first such day of a month from `today` on: the 31st skips shorter months. */
export function nextDayOfMonth(today: string, day: number): string | undefined {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  const days = [0, 1, 2].map((later) =>
    dayAt(year + Math.floor((month - 1 + later) / 12), { month: ((month - 1 + later) % 12) + 1, day }),
  );
  return days.find((candidate) => candidate !== undefined && candidate >= today);
}

/** Returns the day as many months later, or the last day of that month if it is shorter. */
export function addMonths(day: string, count: number): string | undefined {
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + count;
  const [year, month] = [Math.floor(months / 12), (months % 12) + 1];
  const date = Number(day.slice(8));
  return [date, 30, 29, 28].map((last) => dayAt(year, { month, day: Math.min(date, last) })).find(Boolean);
}
