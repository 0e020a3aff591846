import { isCalendarDay } from "../../calendar-day";
import { namesOf } from "../../names-of";

/** In the order of the week, which begins on Monday. */
export const weekdays = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"] as const;
export type Weekday = (typeof weekdays)[number];

/** Every such weekday, or with `nth` one of a month: the first to the fifth, or the last, -1. */
export interface RepeatDay {
  weekday: Weekday;
  nth?: number;
}

/** How a task repeats. It speaks of calendar days; the time of the task stays the same. */
export interface RepeatRule {
  unit: keyof typeof units;
  /** Every how many days, weeks, months or years. */
  interval: number;
  /** The month of a yearly rule, from 1. */
  month?: number;
  /** The days of the month, from 1; -1 is the last one. */
  monthDays: readonly number[];
  days: readonly RepeatDay[];
  /** A month that is too short has the task on its last day. Otherwise it has none. */
  isLastDay: boolean;
  /** How often it is done, this time included. */
  count?: number;
  /** The last day that it may be due. */
  until?: string;
  /** Counts from the day on which it is completed. Otherwise from the day on which it is due. */
  isFromCompletion: boolean;
  /** The time of day (`HH:MM`) that the clocks skipped when it was last made due, so that it is kept for the next one. */
  time?: string;
}

const units = { day: "DAILY", week: "WEEKLY", month: "MONTHLY", year: "YEARLY" } as const;
/** The longest interval in each unit, about ten years. */
export const maxIntervals = { day: 999, week: 99, month: 99, year: 10 } as const;
export const maxCount = 999;
/** No rule is longer: it may name each day of a month. */
export const maxRepeatLength = 300;

/** Returns the rule as text: an RRULE (RFC 5545, with SKIP of RFC 7529), its parts in one order, and two parts of our own. */
export function formatRepeat(rule: RepeatRule): string {
  const { unit, interval, month, monthDays, days, isLastDay, count, until, isFromCompletion, time } = rule;
  const parts = {
    RSCALE: isLastDay ? "GREGORIAN" : "",
    FREQ: units[unit],
    INTERVAL: interval === 1 ? "" : String(interval),
    BYMONTH: month === undefined ? "" : String(month),
    BYMONTHDAY: monthDays.join(","),
    BYDAY: days.map(({ nth, weekday }) => `${nth ?? ""}${weekday}`).join(","),
    SKIP: isLastDay ? "BACKWARD" : "",
    COUNT: count === undefined ? "" : String(count),
    UNTIL: (until ?? "").replaceAll("-", ""),
    "X-FROM": isFromCompletion ? "COMPLETION" : "",
    "X-TIME": (time ?? "").replace(":", ""),
  };
  return namesOf(parts)
    .filter((name) => parts[name] !== "")
    .map((name) => `${name}=${parts[name]}`)
    .join(";");
}

/** Returns the rule that a text states, or `undefined` if it is not the one text that states it, see {@link formatRepeat}. */
export function parseRepeat(text: string): RepeatRule | undefined {
  if (text.length > maxRepeatLength) return undefined;
  const parts = new Map(
    text.split(";").map((part) => [part.slice(0, part.indexOf("=")), part.slice(part.indexOf("=") + 1)]),
  );
  const unit = namesOf(units).find((name) => units[name] === parts.get("FREQ"));
  if (unit === undefined) return undefined;
  const [month, count, until, time] = ["BYMONTH", "COUNT", "UNTIL", "X-TIME"].map((name) => parts.get(name));
  const rule: RepeatRule = {
    unit,
    interval: Number(parts.get("INTERVAL") ?? 1),
    monthDays: listOf(parts.get("BYMONTHDAY")).map(Number),
    days: listOf(parts.get("BYDAY")).flatMap(readDay),
    isLastDay: parts.get("SKIP") === "BACKWARD",
    isFromCompletion: parts.get("X-FROM") === "COMPLETION",
    ...(month !== undefined && { month: Number(month) }),
    ...(count !== undefined && { count: Number(count) }),
    ...(until !== undefined && { until: until.replace(/^(\d{4})(\d{2})(\d{2})$/, "$1-$2-$3") }),
    ...(time !== undefined && { time: time.replace(/^(\d{2})(\d{2})$/, "$1:$2") }),
  };
  return isValid(rule) && formatRepeat(rule) === text ? rule : undefined;
}

const listOf = (list: string | undefined) => (list === undefined ? [] : list.split(","));

function readDay(text: string): RepeatDay[] {
  const [, nth = "", name] = /^(-?\d)?([A-Z]{2})$/.exec(text) ?? [];
  const weekday = weekdays.find((each) => each === name);
  if (weekday === undefined) return [];
  return [nth === "" ? { weekday } : { weekday, nth: Number(nth) }];
}

const isWithin = (value: number, min: number, max: number) =>
  Number.isSafeInteger(value) && value >= min && value <= max;

/** Returns whether each item comes before the next one. */
const isAscending = (list: readonly number[]) => list.every((item, at) => at === 0 || item > (list[at - 1] ?? item));

/** The place of a day in a month: the last ones, written as negative numbers, come at its end. */
const orderOfDay = (day: number) => (day < 0 ? 100 + day : day);
const orderOfWeekday = ({ weekday, nth = 0 }: RepeatDay) => orderOfDay(nth) * 10 + weekdays.indexOf(weekday);

/** Returns the weekdays in the order in which a rule names them, each once. */
export function sortDays(days: readonly RepeatDay[]): RepeatDay[] {
  const sorted = [...days].sort((one, other) => orderOfWeekday(one) - orderOfWeekday(other));
  return sorted.filter((day, at) => at === 0 || orderOfWeekday(day) !== orderOfWeekday(sorted[at - 1] ?? day));
}

function isValid(rule: RepeatRule): boolean {
  const { unit, interval, monthDays, days, count, until, time } = rule;
  return (
    isWithin(interval, 1, maxIntervals[unit]) &&
    isAscending(monthDays.map(orderOfDay)) &&
    isAscending(days.map(orderOfWeekday)) &&
    fits[unit](rule) &&
    hasRightSkip(rule) &&
    (count === undefined || (until === undefined && isWithin(count, 1, maxCount))) &&
    (until === undefined || isCalendarDay(until)) &&
    (time === undefined || /^([01]\d|2[0-3]):[0-5]\d$/.test(time))
  );
}

const isPlain = ({ nth }: RepeatDay) => nth === undefined;
const isNth = ({ nth = 0 }: RepeatDay) => nth === -1 || isWithin(nth, 1, 5);
const isMonthDay = (day: number) => day === -1 || isWithin(day, 1, 31);
const longest = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether the days of a rule are those of its unit. Only a rule that counts from the completion may do without: "a month later". */
const fits: Record<RepeatRule["unit"], (rule: RepeatRule) => boolean> = {
  day: ({ month, monthDays, days }) => month === undefined && monthDays.length + days.length === 0,
  week: ({ month, monthDays, days, isFromCompletion }) =>
    month === undefined && monthDays.length === 0 && days.every(isPlain) && (days.length > 0 || isFromCompletion),
  month: ({ month, monthDays, days, isFromCompletion }) =>
    month === undefined &&
    monthDays.every(isMonthDay) &&
    days.every(isNth) &&
    (monthDays.length > 0 ? days.length === 0 : days.length > 0 || isFromCompletion),
  year: ({ month, monthDays, days, isFromCompletion }) => {
    if (month === undefined) return isFromCompletion && monthDays.length + days.length === 0;
    const isDay = (day: number) => day === -1 || isWithin(day, 1, longest[month - 1] ?? 0);
    return (
      isWithin(month, 1, 12) && monthDays.every(isDay) && days.every(isNth) && monthDays.length + days.length === 1
    );
  },
};

/** Only a day that some months lack can be their last one instead. */
const hasRightSkip = ({ isLastDay, month, monthDays }: RepeatRule) =>
  !isLastDay || monthDays.some((day) => isSometimesMissing(day, month));

/** Returns whether a month may lack the day: the 29th to 31st, or 29 February. */
export const isSometimesMissing = (day: number, month?: number) =>
  day > 28 && (month === undefined || (month === 2 && day === 29));
