import type { Clock } from "../../clock";
import { dateLabel } from "../../due-labels";
import { parseRepeat, type RepeatDay, type RepeatRule, type Weekday, weekdays } from "./rule";

const dayNames: Record<Weekday, string> = {
  MO: "Mon",
  TU: "Tue",
  WE: "Wed",
  TH: "Thu",
  FR: "Fri",
  SA: "Sat",
  SU: "Sun",
};
const workdays = weekdays.slice(0, 5).join();

/** Returns how a task repeats, in short: "Every Mon", "Every 2 weeks on Mon, Thu", "Every month on the last Fri". */
export function repeatLabel(text: string, clock: Pick<Clock, "today" | "locale">): string {
  const rule = parseRepeat(text);
  // Another version of the page may know more rules.
  if (rule === undefined) return "Repeats";
  return [basisOf(rule, clock), endOf(rule, clock)].filter((part) => part !== undefined).join(", ");
}

/** Returns 1 as "1st". */
export function ordinal(number: number): string {
  const suffix = /1\d$/.test(String(number)) ? "th" : (["th", "st", "nd", "rd"][number % 10] ?? "th");
  return `${number}${suffix}`;
}

function basisOf(rule: RepeatRule, clock: Pick<Clock, "today" | "locale">): string {
  const { unit, interval, days, monthDays, isFromCompletion } = rule;
  const period = interval === 1 ? unit : `${interval} ${unit}s`;
  if (isFromCompletion && days.length + monthDays.length === 0)
    return `${interval === 1 ? `1 ${unit}` : period} after completion`;
  const named = `Every ${unit === "week" && interval === 1 ? weekOf(days) : [period, placeOf(rule, clock)].join("")}`;
  return isFromCompletion ? `${named} after completion` : named;
}

const weekOf = (days: readonly RepeatDay[]) =>
  days.map(({ weekday }) => weekday).join() === workdays ? "weekday" : namesOf(days);
const namesOf = (days: readonly RepeatDay[]) => days.map(({ weekday }) => dayNames[weekday]).join(", ");

/** Returns where in its week, month or year the task is due. */
function placeOf({ unit, month, monthDays, days }: RepeatRule, { locale }: Pick<Clock, "locale">): string {
  if (unit === "day") return "";
  if (unit === "week") return ` on ${namesOf(days)}`;
  const [date] = monthDays;
  // A leap year, which has each date.
  const inMonth = month === undefined ? undefined : `2000-${String(month).padStart(2, "0")}`;
  if (inMonth !== undefined && date !== undefined && date > 0)
    return ` on ${dateLabel(`${inMonth}-${String(date).padStart(2, "0")}`, { today: "2000-01-01", locale })}`;
  const places = [
    ...monthDays.map((each) => (each < 0 ? "last day" : ordinal(each))),
    ...days.map(({ nth = 1, weekday }) => `${nth < 0 ? "last" : ordinal(nth)} ${dayNames[weekday]}`),
  ];
  const of = inMonth === undefined ? "" : ` of ${monthNames[(month ?? 1) - 1]}`;
  return ` on the ${places.join(", ")}${of}`;
}

const monthNames = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

function endOf({ count, until }: RepeatRule, clock: Pick<Clock, "today" | "locale">): string | undefined {
  if (until !== undefined) return `until ${dateLabel(until, clock)}`;
  if (count === undefined) return undefined;
  return count === 1 ? "for the last time" : `${count} times`;
}
