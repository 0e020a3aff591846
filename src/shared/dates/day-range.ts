import { addDays } from "../due-date";
import { isCalendarDay } from "../calendar-day";
import { weekdayOf } from "./week-start";

/** As they are written in a range; 0 is Sunday. */
export const weekdayEnds = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"] as const;

/** An end of a range that moves with the days: counted from today, or from the nearest such weekday. */
export interface MovingDay {
  /** `undefined` for today. */
  weekday: number | undefined;
  /** Days after it; before it, if negative. */
  offset: number;
}

const moving = /^(today|sun|mon|tue|wed|thu|fri|sat)([+-][1-9]\d{0,2})?$/u;

/** Reads `today`, `today+3`, `fri`, `fri-1`; `undefined` if the text is none of them. */
export function movingDay(end: string): MovingDay | undefined {
  const [, from, offset = "0"] = moving.exec(end) ?? [];
  if (from === undefined) return undefined;
  const weekday = weekdayEnds.findIndex((name) => name === from);
  return { weekday: weekday === -1 ? undefined : weekday, offset: Number(offset) };
}

/** Returns such an end as text, or `undefined` if it is more than 999 days away. */
export function movingEnd({ weekday, offset }: MovingDay): string | undefined {
  const from = weekday === undefined ? "today" : (weekdayEnds[weekday] ?? "today");
  if (Math.abs(offset) > 999) return undefined;
  return offset === 0 ? from : `${from}${offset > 0 ? "+" : ""}${offset}`;
}

/**
 * Returns whether `value` is a range of days with one or both ends: `2026-11-20..2026-11-27`, `..2026-11-20`, `2026-11-21..`. An end may move with the days:
 * `today`, `today+3`, `today-7`, `fri`, `fri-1`.
 */
export function isDayRange(value: string): boolean {
  const [from = "", to = "", ...rest] = value.split("..");
  const isEnd = (end: string) => end === "" || isCalendarDay(end) || movingDay(end) !== undefined;
  return rest.length === 0 && value.includes("..") && value !== ".." && isEnd(from) && isEnd(to);
}

/**
 * Returns the first and the last day of a range, `YYYY-MM-DD`; an empty text leaves an end open. A weekday is the next one after today, as it is where a task
 * is added; in the past, the last one up to today.
 */
export function daysOfRange(range: string, today: string, isPast = false): { from: string; to: string } {
  const [from = "", to = ""] = range.split("..").map((end) => dayOfEnd(end, today, isPast));
  return { from, to };
}

function dayOfEnd(end: string, today: string, isPast: boolean): string {
  const day = movingDay(end);
  if (day === undefined) return end;
  const { weekday, offset } = day;
  if (weekday === undefined) return addDays(today, offset);
  const now = weekdayOf(today);
  const distance = isPast ? -((now - weekday + 7) % 7) : (weekday - now + 7) % 7 || 7;
  return addDays(today, distance + offset);
}
