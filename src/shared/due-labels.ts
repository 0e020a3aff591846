import type { Clock } from "./clock";
import { type DuePeriod, dueState } from "./dates/due-state";
import { addDays, dayOf, type Due } from "./due-date";

export type DueTone = "overdue" | "today" | "tomorrow" | "later";

/** What a heading or the page says already, so that no row repeats it. */
export interface Said {
  /** The day of all tasks. */
  day?: string | undefined;
  /** Whether each task stands under the heading of its own day; one that is late by days, where `overdue` says so. */
  ownDay?: boolean;
  /** Whether all tasks that are late by days stand where this is said. */
  overdue?: boolean;
  /** The tag of all tasks, folded. */
  tag?: string | undefined;
  /** The id of the project of all tasks. */
  project?: string | undefined;
  /** Whether each task stands under the heading of its own project. */
  ownProject?: boolean;
}

/** Returns the label of a due date: "Today", "Friday, 14:30", "12 Nov, overdue". `undefined` if there is nothing left to say. */
export function dueLabel(
  task: Due & { completed: boolean },
  clock: Clock,
  said: Said = {},
): { text: string; tone: DueTone } | undefined {
  const { day, period, reason } = dueState(task, clock.now, clock.timeZone, clock.weekStartsOn);
  if (day === null) return undefined;
  const time = task.dueAt === null ? undefined : timeLabel(task.dueAt, clock);
  const isAmongLate = said.overdue === true && period === "overdue" && reason === "day";
  const isDaySaid = said.day === day || (said.ownDay === true && !isAmongLate);
  const words = [
    isDaySaid ? undefined : dayLabel(day, clock),
    time,
    period === "overdue" && !isAmongLate ? "overdue" : undefined,
  ].filter((word) => word !== undefined);
  if (words.length === 0) return undefined;
  return { text: words.join(", "), tone: tones[period] };
}

/** Returns the label of a past instant: "Today, 14:30", "12 Nov, 14:30"; without the day where a heading says it. */
export function pastLabel(instant: string, clock: Clock, { ownDay }: Said = {}): string {
  const time = timeLabel(instant, clock);
  return ownDay === true ? time : `${dayLabel(dayOf(instant, clock.timeZone), clock)}, ${time}`;
}

/** Returns the label of a day: near days by name, others as a date, with the year when it is not the current one. */
export function dayLabel(day: string, { today, locale }: Clock): string {
  const named = nameOf(day, today);
  if (named !== undefined) return named;
  if (day > today && day < addDays(today, 7)) return format(day, locale, { weekday: "long" });
  return dateLabel(day, { today, locale });
}

/** Returns a day as a short date, with the year when it is not the current one. */
export function dateLabel(day: string, { today, locale }: Pick<Clock, "today" | "locale">): string {
  const isThisYear = day.slice(0, 4) === today.slice(0, 4);
  return format(day, locale, { day: "numeric", month: "short", ...(isThisYear ? {} : { year: "numeric" }) });
}

/** Returns the heading of a day in a list: its name, and its date if the name is relative. */
export function dayHeading(day: string, clock: Clock): { title: string; detail: string | undefined } {
  const name = nameOf(day, clock.today);
  if (name !== undefined) return { title: name, detail: weekdayAndDate(day, clock) };
  return { title: format(day, clock.locale, { weekday: "long" }), detail: dateLabel(day, clock) };
}

export function weekdayAndDate(day: string, clock: Clock): string {
  return `${format(day, clock.locale, { weekday: "long" })}, ${dateLabel(day, clock)}`;
}

/** Returns a near day without its year: its weekday within the next six days, else its weekday and date. */
export function shortDay(day: string, { today, locale }: Clock): string {
  const isNear = day < addDays(today, 7);
  return format(day, locale, { weekday: "short", ...(isNear ? {} : { day: "numeric", month: "short" }) });
}

/** Returns an instant as date and time, in full. */
export function momentLabel(instant: string, { timeZone, locale }: Clock): string {
  return formatter(locale, { timeZone, dateStyle: "medium", timeStyle: "short" }).format(Date.parse(instant));
}

function nameOf(day: string, today: string): string | undefined {
  const names = new Map([
    [addDays(today, -1), "Yesterday"],
    [today, "Today"],
    [addDays(today, 1), "Tomorrow"],
  ]);
  return names.get(day);
}

const tones: Record<DuePeriod, DueTone> = {
  overdue: "overdue",
  past: "later",
  today: "today",
  tomorrow: "tomorrow",
  "this week": "later",
  later: "later",
  none: "later",
};

/** Returns the time of an instant. */
export const timeLabel = (instant: string, { timeZone, locale }: Clock) =>
  formatter(locale, { timeZone, timeStyle: "short" }).format(Date.parse(instant));

/** Returns a day as the options say. */
export const format = (day: string, locale: string, options: Intl.DateTimeFormatOptions) =>
  formatter(locale, { ...options, timeZone: "UTC" }).format(Date.parse(day));

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Returns a cached formatter, because creating one is slow, and a list uses the same few for every row. */
function formatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = formatters.get(key);
  if (known !== undefined) return known;
  // Locales and zones also come from clients, so the cache needs a bound.
  if (formatters.size >= 200) formatters.clear();
  const made = new Intl.DateTimeFormat(locale, options);
  formatters.set(key, made);
  return made;
}
