import { fold } from "~/shared/text/fold";
import {
  formatRepeat,
  isSometimesMissing,
  maxIntervals,
  parseRepeat,
  type RepeatRule,
  sortDays,
  weekdays,
} from "~/shared/dates/repeat/rule";
import { firstDay, partsOf, weekdayOf } from "~/shared/dates/repeat/dates";
import type { RepeatFrom } from "./found";
import { readDate } from "./dates";
import { readNearDay, readWeekday } from "./days";
import type { Found, Reader } from "./found";
import { hasCapital, type Line, matchAt, pattern, wordBefore } from "./position";
import { end, month, monthNumber, numberWords, ordinal, weekday, weekdayNumber } from "./vocabulary";

const count = String.raw`(?:other|\d{1,3}|${numberWords.join("|")})`;
const nth = String.raw`(?:last|first|second|third|fourth|fifth|1st|2nd|3rd|4th|5th)`;
const and = String.raw`(?:\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*)`;
const andWeekday = String.raw`(?:${and}|\s+)`;
const every = String.raw`(?:every|each)(!?)\s+`;
const ofMonth = String.raw`(?:\s+of\s+(?:the|each|every)\s+month)?`;

const adverb = pattern(String.raw`(daily|weekly|monthly|yearly|annually)${end}`);
const plain = pattern(String.raw`${every}(?:(${count})\s+)?(day|week|month|year)s?${end}`);
const later = pattern(String.raw`(after)\s+(\d{1,3}|${numberWords.join("|")})\s+(day|week|month|year)s?${end}`);
const group = pattern(String.raw`${every}(weekday|work(?:ing)?\s?day|weekend)s?${end}`);
const named = pattern(String.raw`${every}(?:(${count})\s+)?(${weekday}s?(?:${andWeekday}${weekday}s?)*)${end}`);
const dates = pattern(
  String.raw`${every}(\d{1,2}${ordinal}(?:${and}\d{1,2}${ordinal})*)(?!${and}\d|\s+${weekday}${end})${ofMonth}${end}`,
);
const place = pattern(String.raw`${every}(${nth})\s+(day|${weekday})${ofMonth}${end}`);
const yearly = pattern(
  String.raw`${every}(?:(${month})\s+(\d{1,2})${ordinal}?|(\d{1,2})${ordinal}?\s+(?:of\s+)?(${month}))${end}`,
);
const times = pattern(String.raw`,?\s+for\s+(\d{1,3}|${numberWords.join("|")})\s+times${end}`);
const until = pattern(String.raw`,?\s+(?:until|till|til)\s+`);
const wholeMonth = pattern(`(${month})${end}`);

const none = { interval: 1, monthDays: [], days: [], isLastDay: false, isFromCompletion: false };
const nthWords = ["", "first", "second", "third", "fourth", "fifth"];

const numberOf = (word: string): number => {
  const known = numberWords.indexOf(fold(word));
  return known === -1 ? (fold(word) === "other" ? 2 : Number(word)) : known + 1;
};
/** The weekday of the grammar, 0 is Sunday, as a rule names it. */
const weekdayIn = (word: string) => weekdays[(weekdayNumber(word) + 6) % 7] ?? "MO";
const asDays = (names: readonly (typeof weekdays)[number][]) => sortDays(names.map((each) => ({ weekday: each })));

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
const onDate = (date: number, inMonth?: number) => ({
  monthDays: [date],
  isLastDay: isSometimesMissing(date, inMonth),
});

type Reading = { to: number; rule: RepeatFrom; isFixed: boolean };

/** Reads a number of days, weeks, months or years. */
function readUnit({ text }: Line, at: number): Reading | undefined {
  const adverbial = matchAt(adverb, text, at);
  const units = { daily: "day", weekly: "week", monthly: "month", yearly: "year", annually: "year" } as const;
  const match = matchAt(plain, text, at) ?? matchAt(later, text, at);
  const unitWord = match?.[3]?.toLowerCase();
  const unit = (["day", "week", "month", "year"] as const).find((each) => each === unitWord);
  if (match !== undefined && unit !== undefined) {
    const interval = match[2] === undefined ? 1 : numberOf(match[2]);
    if (interval < 1 || interval > maxIntervals[unit]) return undefined;
    const isFromCompletion = match[1] !== "";
    const rule: RepeatFrom = (day) =>
      isFromCompletion
        ? { ...none, unit, interval, isFromCompletion }
        : { ...none, ...fromDay[unit](day), unit, interval };
    return { to: at + match[0].length, rule, isFixed: false };
  }
  const word = Object.entries(units).find(([name]) => name === adverbial?.[1]?.toLowerCase());
  if (adverbial === undefined || word === undefined) return undefined;
  const [, named] = word;
  return {
    to: at + adverbial[0].length,
    rule: (day) => ({ ...none, ...fromDay[named](day), unit: named }),
    isFixed: false,
  };
}

/** Reads the days of a week. */
function readDays({ text }: Line, at: number): Reading | undefined {
  const grouped = matchAt(group, text, at);
  const listed = matchAt(named, text, at);
  const match = grouped ?? listed;
  if (match === undefined) return undefined;
  const isFromCompletion = match[1] === "!";
  const interval = listed === undefined || listed[2] === undefined ? 1 : numberOf(listed[2]);
  if (interval < 1 || interval > maxIntervals.week) return undefined;
  const names =
    listed === undefined
      ? /^weekend/iu.test(grouped?.[2] ?? "")
        ? (["SA", "SU"] as const)
        : weekdays.slice(0, 5)
      : (listed[3] ?? "").split(new RegExp(andWeekday, "iu")).map(weekdayIn);
  const rule: RepeatRule = { ...none, unit: "week", interval, days: asDays(names), isFromCompletion };
  return { to: at + match[0].length, rule: () => rule, isFixed: true };
}

/** Reads the days of a month or a year. */
function readDates({ text }: Line, at: number): Reading | undefined {
  const placed = matchAt(place, text, at);
  if (placed !== undefined) {
    const [whole, bang, nthWord = "", name = ""] = placed;
    const isDay = fold(name) === "day";
    if (isDay && fold(nthWord) !== "last") return undefined;
    const number =
      fold(nthWord) === "last" ? -1 : Math.max(nthWords.indexOf(fold(nthWord)), parseInt(nthWord, 10) || 0);
    const on = isDay ? { monthDays: [-1] } : { days: [{ weekday: weekdayIn(name), nth: number }] };
    const rule: RepeatRule = { ...none, unit: "month", ...on, isFromCompletion: bang === "!" };
    return { to: at + whole.length, rule: () => rule, isFixed: true };
  }
  const listed = matchAt(dates, text, at);
  if (listed !== undefined) {
    const monthDays = [...new Set((listed[2] ?? "").match(/\d+/gu)?.map(Number))].sort((one, other) => one - other);
    const isLastDay = monthDays.some((date) => isSometimesMissing(date));
    const rule: RepeatRule = { ...none, unit: "month", monthDays, isLastDay, isFromCompletion: listed[1] === "!" };
    return { to: at + listed[0].length, rule: () => rule, isFixed: true };
  }
  const annual = matchAt(yearly, text, at);
  if (annual === undefined) return undefined;
  const [whole, bang, monthFirst, dateAfter, dateFirst, monthAfter] = annual;
  const inMonth = monthNumber(monthFirst ?? monthAfter ?? "");
  const rule: RepeatRule = {
    ...none,
    unit: "year",
    month: inMonth,
    ...onDate(Number(dateAfter ?? dateFirst), inMonth),
    isFromCompletion: bang === "!",
  };
  return { to: at + whole.length, rule: () => rule, isFixed: true };
}

/** Reads when a series ends: "until 24 dec", "until june", "for 6 times". */
function readEnd(line: Line, at: number): { to: number; end: Pick<RepeatRule, "count" | "until"> } | undefined {
  const counted = matchAt(times, line.text, at);
  if (counted !== undefined) return { to: at + counted[0].length, end: { count: numberOf(counted[1] ?? "") } };
  const lead = matchAt(until, line.text, at);
  if (lead === undefined) return undefined;
  const from = at + lead[0].length;
  for (const read of [readDate, readNearDay, readWeekday]) {
    const found = read(line, from, undefined);
    if (found?.kind === "day") return { to: found.to, end: { until: found.day } };
  }
  const named = matchAt(wholeMonth, line.text, from);
  if (named === undefined) return undefined;
  return { to: from + named[0].length, end: { until: lastOfMonth(line.clock.today, monthNumber(named[1] ?? "")) } };
}

/** Returns the last day of the next month of this number. */
function lastOfMonth(today: string, wanted: number): string {
  const { year, month: now } = partsOf(today);
  return new Date(Date.UTC(wanted < now ? year + 1 : year, wanted, 0)).toISOString().slice(0, 10);
}

/** Reads "every day", "every other week", "every mon, thu", "every last friday", "every! 3 days", "after 3 days", "daily until june", "every jan 15 for 6 times". */
export const readRepeat: Reader = (line, at): Found | undefined => {
  const read = readUnit(line, at) ?? readDates(line, at) ?? readDays(line, at);
  if (read === undefined) return undefined;
  // A name or a noun: "The Daily", "Every Day I Have the Blues".
  const isAdverb = matchAt(adverb, line.text, at) !== undefined;
  if (hasCapital(line, { from: at, to: at + 5 })) return undefined;
  if (isAdverb && /^(?:|the|a|an|my|our|your|his|her|their|of|for)$/u.test(wordBefore(line.text, at))) return undefined;
  const ending = readEnd(line, read.to);
  const rule: RepeatFrom = (day) => ({ ...read.rule(day), ...ending?.end });
  if (!isPossible(rule(line.clock.today), line.clock.today)) return undefined;
  return { kind: "repeat", rule, isFixed: read.isFixed, from: at, to: ending?.to ?? read.to };
};

/** Returns whether the rule names days that a calendar has, and one before it ends: "every feb 30" does not. */
function isPossible(rule: RepeatRule, today: string): boolean {
  const first = parseRepeat(formatRepeat(rule)) && firstDay(rule, today);
  return first !== undefined && first <= (rule.until ?? first);
}
