import { fold } from "~/shared/text/fold";
import { isSometimesMissing, maxIntervals, type RepeatRule, weekdays } from "~/shared/dates/repeat/rule";
import { type Line, matchAt, pattern } from "../position";
import { end, month, monthNumber, ordinal, weekday } from "../vocabulary";
import { asDays, none, type Reading, weekdayIn } from "./reading";
import { count, every, numberOf, onDate } from "./units";

const nth = String.raw`(?:last|first|second|third|fourth|fifth|1st|2nd|3rd|4th|5th)`;
const and = String.raw`(?:\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*)`;
const andWeekday = String.raw`(?:${and}|\s*/\s*|\s+)`;
const toWeekday = String.raw`\s*(?:[–—-]|\bto\b|\bthrough\b)\s*`;
const weekdayList = String.raw`${weekday}s?(?:${toWeekday}${weekday}|(?:${andWeekday}${weekday}s?)*)`;
const dateList = String.raw`\d{1,2}${ordinal}(?:${and}\d{1,2}${ordinal})*`;
const ofMonth = String.raw`(?:\s+of\s+(?:the|each|every)\s+month)?`;
const ofEveryMonth = String.raw`\s+of\s+(?:each|every)\s+month`;

const group = pattern(String.raw`${every}(weekday|work(?:ing)?\s?day|weekend)s?${end}`);
const named = pattern(String.raw`${every}(?:(${count})\s+)?(${weekdayList})${end}`);
const onWeekdays = pattern(String.raw`(?:${every}(?:(${count})\s+)?weeks?|weekly)\s+on\s+(${weekdayList})${end}`);
const notMore = String.raw`(?!${and}\d|\s+${weekday}${end})`;
const eachMonth = String.raw`(?:${every}(?:(${count})\s+)?months?|monthly)\s+on\s+(?:the\s+)?`;

/** Days of a month: "every 1st and 15th", "on the 3rd of every month", "every 2 months on the 3rd". */
const dates = [
  pattern(String.raw`${every}()(${dateList})${notMore}${ofMonth}${end}`),
  pattern(String.raw`(?:on\s+)?the\s+()()(${dateList})${ofEveryMonth}${end}`),
  pattern(String.raw`${eachMonth}(${dateList})${notMore}${end}`),
];
/** A weekday of a month, or its last day: "every last friday", "on the last day of each month", "monthly on the first monday". */
const places = [
  pattern(String.raw`${every}()(${nth})\s+(day|${weekday})${ofMonth}${end}`),
  pattern(String.raw`(?:on\s+)?the\s+()()(${nth})\s+(day|${weekday})${ofEveryMonth}${end}`),
  pattern(String.raw`${eachMonth}(${nth})\s+(day|${weekday})${end}`),
];
const yearly = pattern(
  String.raw`${every}(?:(${month})\s+(\d{1,2})${ordinal}?|(\d{1,2})${ordinal}?\s+(?:of\s+)?(${month}))${end}`,
);
const nthWords = ["", "first", "second", "third", "fourth", "fifth"];

/** Returns the days of "mon, wed", or from the first to the second one of "mon-fri". */
function weekdaysOf(list: string): RepeatRule["days"] {
  const [first = "", last] = list.split(new RegExp(toWeekday, "iu"));
  if (last === undefined) return asDays(list.split(new RegExp(andWeekday, "iu")).map(weekdayIn));
  const [from, to] = [weekdays.indexOf(weekdayIn(first)), weekdays.indexOf(weekdayIn(last))];
  const length = ((to - from + 7) % 7) + 1;
  return asDays(Array.from({ length }, (_, index) => weekdays[(from + index) % 7] ?? "MO"));
}

const intervalOf = (word: string | undefined) => (word === undefined || word === "" ? 1 : numberOf(word));

/** Reads the days of a week: "every mon, thu", "every weekend", "every 2 weeks on monday". */
export function readDaysOfWeek({ text }: Line, at: number): Reading | undefined {
  const grouped = matchAt(group, text, at);
  const listed = matchAt(onWeekdays, text, at) ?? matchAt(named, text, at);
  const match = grouped ?? listed;
  if (match === undefined) return undefined;
  const interval = intervalOf(listed?.[2]);
  if (interval < 1 || interval > maxIntervals.week) return undefined;
  const isWeekend = /^weekend/iu.test(grouped?.[2] ?? "");
  const days =
    listed === undefined ? asDays(isWeekend ? ["SA", "SU"] : weekdays.slice(0, 5)) : weekdaysOf(listed[3] ?? "");
  const rule: RepeatRule = { ...none, unit: "week", interval, days, isFromCompletion: match[1] === "!" };
  return { to: at + match[0].length, rule: () => rule, isFixed: true };
}

/** Reads the days of a month or a year: "every 3rd", "every last friday", "every jan 15". */
export const readDates = (line: Line, at: number): Reading | undefined =>
  readPlace(line, at) ?? readMonthDays(line, at) ?? readYearly(line, at);

const firstMatch = (patterns: readonly RegExp[], text: string, at: number) =>
  patterns.map((one) => matchAt(one, text, at)).find((match) => match !== undefined);

function readPlace({ text }: Line, at: number): Reading | undefined {
  const match = firstMatch(places, text, at);
  if (match === undefined) return undefined;
  const [whole, bang, counted, nthWord = "", name = ""] = match;
  const isDay = fold(name) === "day";
  const interval = intervalOf(counted);
  const nthNumber =
    fold(nthWord) === "last" ? -1 : Math.max(nthWords.indexOf(fold(nthWord)), parseInt(nthWord, 10) || 0);
  // "every first day" could be of a week, or a year.
  const isClear = !isDay || nthNumber === -1 || (nthNumber === 1 && /month/iu.test(whole));
  if (!isClear || interval < 1 || interval > maxIntervals.month) return undefined;
  const on = isDay ? { monthDays: [nthNumber] } : { days: [{ weekday: weekdayIn(name), nth: nthNumber }] };
  const rule: RepeatRule = { ...none, unit: "month", interval, ...on, isFromCompletion: bang === "!" };
  return { to: at + whole.length, rule: () => rule, isFixed: true };
}

function readMonthDays({ text }: Line, at: number): Reading | undefined {
  const match = firstMatch(dates, text, at);
  if (match === undefined) return undefined;
  const [whole, bang, counted, list = ""] = match;
  const interval = intervalOf(counted);
  if (interval < 1 || interval > maxIntervals.month) return undefined;
  const monthDays = [...new Set(list.match(/\d+/gu)?.map(Number))].sort((one, other) => one - other);
  const isLastDay = monthDays.some((date) => isSometimesMissing(date));
  const rule: RepeatRule = { ...none, unit: "month", interval, monthDays, isLastDay, isFromCompletion: bang === "!" };
  return { to: at + whole.length, rule: () => rule, isFixed: true };
}

function readYearly({ text }: Line, at: number): Reading | undefined {
  const match = matchAt(yearly, text, at);
  if (match === undefined) return undefined;
  const [whole, bang, monthFirst, dateAfter, dateFirst, monthAfter] = match;
  const inMonth = monthNumber(monthFirst ?? monthAfter ?? "");
  const date = onDate(Number(dateAfter ?? dateFirst), inMonth);
  const rule: RepeatRule = { ...none, unit: "year", month: inMonth, ...date, isFromCompletion: bang === "!" };
  return { to: at + whole.length, rule: () => rule, isFixed: true };
}
