import { fold } from "~/shared/text/fold";
import { addDays, dayOf, timeOf } from "~/shared/due-date";
import { addMonths } from "./calendar";
import type { Reader } from "./found";
import { hasCapital, matchAt, pattern } from "./position";
import { end, numberWords } from "./vocabulary";

const count = String.raw`(\d{1,3}|an?|${numberWords.join("|")})`;
const dayUnit = "(day|week|fortnight|month|year)s?";
const minuteUnit = "(min(?:ute)?|hour)s?";
const days = pattern(String.raw`(?:(?:due\s+)?in\s+${count}\s+${dayUnit}|${count}\s+${dayUnit}\s+from\s+now)${end}`);
const minutes = pattern(
  String.raw`(?:(?:due\s+)?in\s+(?:${count}\s+${minuteUnit}|half\s+an\s+(hour))|${count}\s+${minuteUnit}\s+from\s+now)${end}`,
);

/** Returns the number of "3", "three", or "a". */
const numberOf = (word: string) => (/^\d/u.test(word) ? Number(word) : numberWords.indexOf(fold(word)) + 1 || 1);

/** Returns the day that is a number of units after another one, or `undefined` if the calendar has none. */
export const dayAfter: Record<string, (today: string, number: number) => string | undefined> = {
  day: addDays,
  week: (today, number) => addDays(today, number * 7),
  fortnight: (today, number) => addDays(today, number * 14),
  month: addMonths,
  year: (today, number) => addMonths(today, number * 12),
};

/** Reads "in 3 days", "in a week", "2 weeks from now". A month later is the same date, or the last of a shorter month. */
export const readDaysLater: Reader = (line, at) => {
  const match = matchAt(days, line.text, at);
  if (match === undefined) return undefined;
  const [whole, led, ledUnit, amount = led ?? "", unit = ledUnit ?? ""] = match;
  const span = { from: at, to: at + whole.length };
  const day = dayAfter[fold(unit)]?.(line.clock.today, numberOf(amount));
  return day === undefined || numberOf(amount) === 0 || hasCapital(line, span)
    ? undefined
    : { kind: "day", day, ...span };
};

/** Reads "in 2 hours", "in half an hour", "30 minutes from now": an instant, which no change of clocks moves. */
export const readMinutesLater: Reader = (line, at) => {
  const match = matchAt(minutes, line.text, at);
  if (match === undefined) return undefined;
  const [whole, led, ledUnit, half, amount = led ?? "", unit = ledUnit ?? ""] = match;
  const span = { from: at, to: at + whole.length };
  const number = half === undefined ? numberOf(amount) * (fold(unit) === "hour" ? 60 : 1) : 30;
  if (number === 0 || hasCapital(line, span)) return undefined;
  const { now, timeZone } = line.clock;
  const later = new Date(Math.floor(Date.parse(now) / 60_000 + number) * 60_000).toISOString();
  return { kind: "day", day: dayOf(later, timeZone), time: timeOf(later, timeZone), at: later, ...span };
};
