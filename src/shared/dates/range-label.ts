import { movingDay } from "./day-range";

const weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

const daysFromToday = (offset: number): string => {
  const near = { "-1": "yesterday", "0": "today", "1": "tomorrow" }[offset];
  return near ?? (offset > 0 ? `in ${offset} days` : `${-offset} days ago`);
};

/** Returns an end that moves with the days in words that a text can name, such as "Friday" or "in 3 days"; `undefined` for the others. */
export function movingWords(end: string): string | undefined {
  const day = movingDay(end);
  if (day === undefined) return undefined;
  if (day.weekday === undefined) return daysFromToday(day.offset);
  return day.offset === 0 ? weekdays[day.weekday] : undefined;
}

function endLabel(end: string): string {
  const words = movingWords(end);
  const day = movingDay(end);
  if (words !== undefined || day?.weekday === undefined) return words ?? end;
  const count = Math.abs(day.offset);
  return `${count === 1 ? "the day" : `${count} days`} ${day.offset < 0 ? "before" : "after"} ${weekdays[day.weekday]}`;
}

/** Returns a range of days in words: "2026-11-20 to Friday", "to the day before Friday", "tomorrow". */
export function rangeLabel(range: string): string {
  const [from = "", to = ""] = range.split("..").map(endLabel);
  return from === to && movingDay(range.split("..")[0] ?? "") !== undefined ? from : `${from} to ${to}`.trim();
}
