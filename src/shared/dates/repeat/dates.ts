import { addDays, lastDay } from "../../due-date";
import { type RepeatDay, type RepeatRule, weekdays } from "./rule";

/** A rule that names no day in so many periods names none at all, such as 29 February of odd years. */
const maxPeriods = 100;

/** Returns the first day after `after` that the rule names, whatever its end, or `undefined` if there is none. */
export function nextDay(rule: RepeatRule, after: string): string | undefined {
  const { unit, interval } = rule;
  if (after > lastStart) return undefined;
  if (unit === "day") return inCalendar(addDays(after, interval));
  if (rule.days.length + rule.monthDays.length === 0) return inCalendar(later(after, rule));
  let period = startOf(unit, after);
  for (let count = 0; count < maxPeriods && period <= lastStart; count += 1) {
    const day = daysIn(rule, period).find((candidate) => candidate > after);
    if (day !== undefined) return inCalendar(day);
    period = later(period, rule);
  }
  return undefined;
}

/** Returns the next `count` days on which the rule makes the task due after the day `after`, or fewer if it ends. */
export function nextDays(rule: RepeatRule, after: string, count: number): string[] {
  const days: string[] = [];
  // The day itself is the first of those that the rule counts.
  const most = Math.min(count, (rule.count ?? count + 1) - 1);
  let day = nextDay(rule, after);
  while (day !== undefined && days.length < most && day <= (rule.until ?? lastDay)) {
    days.push(day);
    day = nextDay(rule, day);
  }
  return days;
}

/** Returns the first day from `today` on that the rule names, for a task that has no due date yet. */
export const firstDay = (rule: RepeatRule, today: string): string | undefined =>
  rule.days.length + rule.monthDays.length === 0 ? today : nextDay({ ...rule, interval: 1 }, addDays(today, -1));

/** Returns the number of the weekday: 0 is Monday. */
export const weekdayOf = (day: string): number => (new Date(Date.parse(day)).getUTCDay() + 6) % 7;

/** Returns the parts of a day, the month from 1. */
export const partsOf = (day: string) => ({
  year: Number(day.slice(0, 4)),
  month: Number(day.slice(5, 7)),
  date: Number(day.slice(8)),
});

/** Later days have no next one, so that every year has four digits. */
const lastStart = "9980-12-31";
const inCalendar = (day: string) => (day <= lastStart ? day : undefined);

const pad = (number: number, length = 2) => String(number).padStart(length, "0");
const dayOf = (year: number, month: number, date: number) => `${pad(year, 4)}-${pad(month)}-${pad(date)}`;
const lengthOf = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** Returns the same day one interval later, or the last day of that month if it is shorter. */
function later(day: string, { unit, interval }: RepeatRule): string {
  if (unit === "day" || unit === "week") return addDays(day, interval * (unit === "week" ? 7 : 1));
  const { year, month, date } = partsOf(day);
  const months = year * 12 + month - 1 + interval * (unit === "year" ? 12 : 1);
  const [toYear, toMonth] = [Math.floor(months / 12), (months % 12) + 1];
  return dayOf(toYear, toMonth, Math.min(date, lengthOf(toYear, toMonth)));
}

function startOf(unit: RepeatRule["unit"], day: string): string {
  if (unit === "week") return addDays(day, -weekdayOf(day));
  return unit === "month" ? `${day.slice(0, 7)}-01` : `${day.slice(0, 4)}-01-01`;
}

/** Returns the days of the rule in the week, month or year that begins with `start`, in order. */
function daysIn(rule: RepeatRule, start: string): string[] {
  if (rule.unit === "week") return rule.days.map(({ weekday }) => addDays(start, weekdays.indexOf(weekday)));
  const { year, month } = partsOf(start);
  const inMonth = { year, month: rule.month ?? month };
  const length = lengthOf(inMonth.year, inMonth.month);
  const dates = [
    ...rule.monthDays.map((date) => (date < 0 ? length + 1 + date : rule.isLastDay ? Math.min(date, length) : date)),
    ...rule.days.map((day) => dateOf(day, inMonth)),
  ];
  const days = dates
    .filter((date) => date >= 1 && date <= length)
    .map((date) => dayOf(inMonth.year, inMonth.month, date));
  return days.sort();
}

/** Returns the date of "the second Monday" in a month, which may be beyond its end. */
function dateOf({ weekday, nth = 1 }: RepeatDay, { year, month }: { year: number; month: number }): number {
  const wanted = weekdays.indexOf(weekday);
  const length = lengthOf(year, month);
  if (nth < 0) return length - ((weekdayOf(dayOf(year, month, length)) - wanted + 7) % 7);
  return 1 + ((wanted - weekdayOf(dayOf(year, month, 1)) + 7) % 7) + (nth - 1) * 7;
}
