import { partsOf, weekdayOf } from "~/shared/dates/repeat/dates";
import { repeatLabel } from "~/shared/dates/repeat/label";
import {
  formatRepeat,
  isSometimesMissing,
  parseRepeat,
  type RepeatRule,
  type Weekday,
  weekdays,
} from "~/shared/dates/repeat/rule";
import type { Clock } from "~/shared/clock";

/** Where in its month or year a task is due. */
export interface RepeatPlace {
  label: string;
  rule: RepeatRule;
}

const plain = { interval: 1, monthDays: [], days: [], isLastDay: false, isFromCompletion: false };

/** Returns the weekday of a day. */
export const weekdayAt = (day: string): Weekday => weekdays[weekdayOf(day)] ?? "MO";

/** Returns the places in the month, or in the year, that `day` has: its date, its weekday, the last such weekday, the last day. */
export function placesOf(unit: "month" | "year", day: string, clock: Pick<Clock, "today" | "locale">): RepeatPlace[] {
  const { month, date } = partsOf(day);
  const weekday = weekdayAt(day);
  const at = unit === "year" ? { ...plain, unit, month } : { ...plain, unit };
  const isLastDay = isSometimesMissing(date, unit === "year" ? month : undefined);
  const nth = Math.ceil(date / 7);
  const rules: RepeatRule[] = [
    { ...at, monthDays: [date], isLastDay },
    ...(nth > 4 ? [] : [{ ...at, days: [{ weekday, nth }] }]),
    { ...at, days: [{ weekday, nth: -1 }] },
    ...(unit === "year" ? [] : [{ ...at, monthDays: [-1] }]),
  ];
  return rules.map((rule) => ({ rule, label: placeLabel(rule, clock) }));
}

/** Returns where in its month or year a rule has the task: "on the 27th". */
export const placeLabel = (rule: RepeatRule, clock: Pick<Clock, "today" | "locale">): string =>
  repeatLabel(formatRepeat({ ...partOf(rule), unit: rule.unit, ...bare }), clock).replace(/^Every \w+ /u, "");

const bare = { interval: 1, isFromCompletion: false };

/** Returns what a rule says of the place alone. */
export const partOf = ({ month, monthDays, days, isLastDay }: RepeatRule) => ({
  ...(month !== undefined && { month }),
  monthDays,
  days,
  isLastDay,
});

/** Returns what is chosen most often for a task that is due on `day`. */
export function commonRepeats(
  day: string,
  clock: Pick<Clock, "today" | "locale">,
): { label: string; repeat: string }[] {
  const days = weekdays.slice(0, 5).map((weekday) => ({ weekday }));
  const [monthly, yearly] = [placesOf("month", day, clock)[0], placesOf("year", day, clock)[0]];
  const rules: RepeatRule[] = [
    { ...plain, unit: "day" },
    { ...plain, unit: "week", days },
    { ...plain, unit: "week", days: [{ weekday: weekdayAt(day) }] },
    ...(monthly && yearly ? [monthly.rule, yearly.rule] : []),
  ];
  return rules.map((rule) => {
    const repeat = formatRepeat(rule);
    return { repeat, label: repeatLabel(repeat, clock) };
  });
}

/** Returns the rule of a task, if this version of the page knows it. */
export const ruleOf = (repeat: string | null) => (repeat === null ? undefined : parseRepeat(repeat));
