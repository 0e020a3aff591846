import { addDays } from "../due-date";
import { type WeekStart, weekdayOf } from "./week-start";

/** The months that a calendar goes through, as `YYYY-MM`: every day of their weeks can be written. */
export const calendarMonths = { first: "1900-01", last: "9999-11" } as const;

/** Returns the month of a day, as `YYYY-MM`. */
export const monthOf = (day: string) => day.slice(0, 7);

/** Returns the days of the week of `day`. */
export function weekOf(day: string, weekStartsOn: WeekStart): string[] {
  const first = addDays(day, -((weekdayOf(day) - weekStartsOn + 7) % 7));
  return Array.from({ length: 7 }, (_, at) => addDays(first, at));
}

/** Returns the weeks that a month has days in. */
export function weeksOfMonth(month: string, weekStartsOn: WeekStart): string[][] {
  const weeks: string[][] = [];
  for (let day = `${month}-01`; monthOf(day) <= month;) {
    const week = weekOf(day, weekStartsOn);
    weeks.push(week);
    day = addDays(week[0] ?? day, 7);
  }
  return weeks;
}

const indexOf = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;

/** Returns the same day `count` months later (earlier when negative), or the last one of a month that is shorter; none beyond `calendarMonths`. */
export function addMonths(day: string, count: number): string {
  const { first: earliest, last: latest } = calendarMonths;
  const at = Math.min(Math.max(indexOf(day) + count, indexOf(earliest)), indexOf(latest));
  const first = `${String(Math.floor(at / 12)).padStart(4, "0")}-${String((at % 12) + 1).padStart(2, "0")}-01`;
  const last = addDays(first, 31);
  const length = monthOf(last) === monthOf(first) ? 31 : 31 - Number(last.slice(8)) + 1;
  return addDays(first, Math.min(Number(day.slice(8)), length) - 1);
}
