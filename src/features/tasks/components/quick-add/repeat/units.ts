import { fold } from "~/shared/text/fold";
import { partsOf, weekdayOf } from "~/shared/dates/repeat/dates";
import { isSometimesMissing, maxIntervals, type RepeatRule, weekdays } from "~/shared/dates/repeat/rule";
import { partTimes } from "../time/hours";
import { type Line, matchAt, pattern } from "../position";
import { dayPart, end, numberWords } from "../vocabulary";
import { type Reading, none } from "./reading";

export const every = String.raw`(?:every|each)(!?)\s+`;
export const count = String.raw`(?:other|\d{1,3}|${numberWords.join("|")})`;

export const adverb = pattern(String.raw`(daily|weekly|fortnightly|monthly|quarterly|yearly|annually)${end}`);
const plain = pattern(String.raw`${every}(?:(${count})\s+)?(day|week|month|year)s?(\s+after\s+completion)?${end}`);
const later = pattern(String.raw`(after)\s+(\d{1,3}|${numberWords.join("|")})\s+(day|week|month|year)s?${end}`);
const single = pattern(String.raw`${every}(fortnight|quarter)${end}`);
const part = pattern(String.raw`${every}(${dayPart})${end}`);

type Unit = Pick<RepeatRule, "unit" | "interval">;

const units: Record<string, Unit> = {
  daily: { unit: "day", interval: 1 },
  weekly: { unit: "week", interval: 1 },
  fortnight: { unit: "week", interval: 2 },
  fortnightly: { unit: "week", interval: 2 },
  monthly: { unit: "month", interval: 1 },
  quarter: { unit: "month", interval: 3 },
  quarterly: { unit: "month", interval: 3 },
  yearly: { unit: "year", interval: 1 },
  annually: { unit: "year", interval: 1 },
};

/** Returns the number of "3", "three", or "other". */
export const numberOf = (word: string): number => {
  const known = numberWords.indexOf(fold(word));
  return known === -1 ? (fold(word) === "other" ? 2 : Number(word)) : known + 1;
};

/** Returns the rule of each unit for a task that is first due on `day`. */
const fromDay: Record<
  RepeatRule["unit"],
  (day: string) => Pick<RepeatRule, "days" | "monthDays" | "isLastDay"> & { month?: number }
> = {
  day: () => none,
  week: (day) => ({ ...none, days: [{ weekday: weekdays[weekdayOf(day)] ?? "MO" }] }),
  month: (day) => ({ ...none, ...onDate(partsOf(day).date) }),
  year: (day) => ({ ...none, month: partsOf(day).month, ...onDate(partsOf(day).date, partsOf(day).month) }),
};

/** Returns the day of a month, or of a year if a month is given; the last one of those that are too short. */
export const onDate = (date: number, inMonth?: number) => ({
  monthDays: [date],
  isLastDay: isSometimesMissing(date, inMonth),
});

/** Reads "every 3 days", "every! week", "after 2 months", "every week after completion". */
function readNumbered({ text }: Line, at: number): Reading | undefined {
  const match = matchAt(plain, text, at) ?? matchAt(later, text, at);
  const word = fold(match?.[3] ?? "");
  const unit = (["day", "week", "month", "year"] as const).find((each) => each === word);
  if (match === undefined || unit === undefined) return undefined;
  const interval = match[2] === undefined ? 1 : numberOf(match[2]);
  if (interval < 1 || interval > maxIntervals[unit]) return undefined;
  const isFromCompletion = match[1] !== "" || match[4] !== undefined;
  return { to: at + match[0].length, rule: unitRule({ unit, interval }, isFromCompletion), isFixed: false };
}

/** Reads "daily", "quarterly", "every fortnight". */
function readNamed({ text }: Line, at: number): Reading | undefined {
  const match = matchAt(single, text, at) ?? matchAt(adverb, text, at);
  const unit = units[fold(match?.[2] ?? match?.[1] ?? "")];
  if (match === undefined || unit === undefined) return undefined;
  return { to: at + match[0].length, rule: unitRule(unit, match[1] === "!"), isFixed: false };
}

const unitRule =
  ({ unit, interval }: Unit, isFromCompletion: boolean) =>
  (day: string) =>
    isFromCompletion
      ? { ...none, unit, interval, isFromCompletion }
      : { ...none, ...fromDay[unit](day), unit, interval };

/** Reads "every morning". */
function readPart({ text }: Line, at: number): Reading | undefined {
  const match = matchAt(part, text, at);
  const word = fold(match?.[2] ?? "");
  const time = partTimes[word];
  if (match === undefined || time === undefined) return undefined;
  const rule = unitRule({ unit: "day", interval: 1 }, match[1] === "!");
  return { to: at + match[0].length, rule, isFixed: false, time, isEvening: word !== "morning" };
}

/** Reads a number of days, weeks, months or years, or a part of each day. */
export const readUnit = (line: Line, at: number): Reading | undefined =>
  readNumbered(line, at) ?? readNamed(line, at) ?? readPart(line, at);
