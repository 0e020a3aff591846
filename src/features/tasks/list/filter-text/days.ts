import { addDays } from "~/shared/due-date";
import { isCalendarDay } from "~/shared/calendar-day";
import { isDayRange, movingDay, movingEnd, weekdayEnds } from "~/shared/dates/day-range";
import { movingWords } from "~/shared/dates/range-label";
import { fold } from "~/shared/text/fold";

const weekday = /^(?:(?:sun|mon|wednes|satur|fri)(?:day)?|tue(?:s(?:day)?)?|wed|thu(?:rs(?:day)?)?|sat)$/u;
const inDays = /^in ([1-9]\d{0,2}) days?$/u;
const daysAgo = /^([1-9]\d{0,2}) days? ago$/u;
const near: Record<string, string> = { yesterday: "today-1", tomorrow: "today+1" };

/** Returns a day as a range has it: `2026-11-20`, or one that moves with the days, such as "friday", "tomorrow" or "in 3 days". */
function endOf(words: string): string | undefined {
  const text = fold(words.trim()).replaceAll(/\s+/gu, " ");
  if (isCalendarDay(text) || movingDay(text) !== undefined) return text;
  if (weekday.test(text)) return weekdayEnds.find((name) => text.startsWith(name));
  const [later, earlier] = [inDays.exec(text)?.[1], daysAgo.exec(text)?.[1]];
  if (later !== undefined) return `today+${later}`;
  return earlier === undefined ? near[text] : `today-${earlier}`;
}

/** Returns the day as many days later. */
function shifted(end: string, days: number): string | undefined {
  const day = movingDay(end);
  return day === undefined ? addDays(end, days) : movingEnd({ ...day, offset: day.offset + days });
}

/** Reads days as a filter has them: one day, or a range. What is `before` a day, or `after` it, is without it. */
export function readDays(text: string, side: string | undefined): string | undefined {
  const end = endOf(text);
  if (end !== undefined) {
    const other = side === undefined ? end : shifted(end, side === "before" ? -1 : 1);
    if (other === undefined) return undefined;
    if (side === undefined) return `${end}..${end}`;
    return side === "before" ? `..${other}` : `${other}..`;
  }
  if (side !== undefined || !text.includes("..")) return undefined;
  const ends = text.split("..").map((each) => endOf(each) ?? each.trim());
  return ends.join("..");
}

/** Returns days as they are written behind `key`: `due: friday`, `due before: friday`, `due: 2026-11-20..2026-11-27`. */
export function daysText(key: string, range: string): string {
  const [from = "", to = ""] = range.split("..");
  const said = (word: string, end: string | undefined) => {
    const words = end === undefined ? undefined : movingWords(end);
    return words === undefined ? undefined : `${word}: ${fold(words)}`;
  };
  // "today" by itself is a period.
  if (from === to && from !== "today") return said(key, from) ?? `${key}: ${from}`;
  const isMoving = isDayRange(range) && movingDay(from || to) !== undefined;
  if (isMoving && from === "") return said(`${key} before`, shifted(to, 1)) ?? `${key}: ${range}`;
  if (isMoving && to === "") return said(`${key} after`, shifted(from, -1)) ?? `${key}: ${range}`;
  return `${key}: ${range}`;
}
