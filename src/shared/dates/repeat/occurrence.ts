import { addDays, type Due, dayOf, dueDayOf, instantAt, lastDay, timeOf } from "../../due-date";
import { nextDay } from "./dates";
import { formatRepeat, parseRepeat, type RepeatRule } from "./rule";

/** When a task is due, and how it repeats from there: the text of a {@link RepeatRule}. */
export interface Repeating extends Due {
  repeat: string | null;
}

/** When a repeating task is due the next time. */
export interface Occurrence extends Due {
  dueOn: string;
  repeat: string;
}

/** When and where the task before is completed or left out. */
export interface Moment {
  /** ISO 8601, in UTC. */
  at: string;
  timeZone: string;
}

/**
 * Returns when a task is due the next time, or `undefined` if it does not repeat or this was the last time. The next time is after this one and not
 * before today: what was missed is left out. A time of day stays what clocks show in `timeZone`.
 */
export function nextOccurrence(task: Repeating, moment: Moment): Occurrence | undefined {
  const rule = task.repeat === null ? undefined : parseRepeat(task.repeat);
  if (rule === undefined || rule.count === 1) return undefined;
  const { at, timeZone } = moment;
  const today = dayOf(at, timeZone);
  const due = dueDayOf(task, timeZone) ?? today;
  const day = rule.isFromCompletion ? nextDay(rule, today) : nextFrom(rule, { due, today });
  return day === undefined || day > (rule.until ?? lastDay)
    ? undefined
    : occurrenceOn(day, rule, { task, timeZone, due });
}

/** Returns when a task is due the next time if this time is left out. */
export function afterSkipping(task: Repeating, { at, timeZone }: Moment): Occurrence | undefined {
  const day = dueDayOf(task, timeZone);
  const today = dayOf(at, timeZone);
  // It counts from the later day, as if it were completed then.
  const from = day !== null && day > today ? instantAt(day, "12:00", timeZone) : at;
  return nextOccurrence(task, { at: from, timeZone });
}

/** Returns the first day after `due` that is not before `today`, without walking through centuries. */
function nextFrom(rule: RepeatRule, { due, today }: { due: string; today: string }): string | undefined {
  const step = rule.unit === "day" ? rule.interval : rule.unit === "week" ? rule.interval * 7 : 0;
  const missed = (Date.parse(today) - Date.parse(due)) / 86_400_000 - 1;
  const start = step > 0 && missed > 0 ? addDays(due, Math.floor(missed / step) * step) : due;
  let day = nextDay(rule, start);
  while (day !== undefined && day < today) day = nextDay(rule, day);
  return day;
}

interface Before {
  task: Repeating;
  timeZone: string;
  due: string;
}

function occurrenceOn(day: string, rule: RepeatRule, { task: { dueAt }, timeZone, due }: Before): Occurrence {
  const { time: _, ...plain } = rule;
  const next = rule.count === undefined ? plain : { ...plain, count: rule.count - 1 };
  if (dueAt === null) return { dueOn: day, dueAt, repeat: formatRepeat(next) };
  // What clocks skipped the last time is still the time of the task, unless it was changed since.
  const isMoved = rule.time !== undefined && instantAt(due, rule.time, timeZone) === dueAt;
  const time = isMoved && rule.time !== undefined ? rule.time : timeOf(dueAt, timeZone);
  const at = instantAt(day, time, timeZone);
  return {
    dueOn: dayOf(at, timeZone),
    dueAt: at,
    repeat: formatRepeat(timeOf(at, timeZone) === time ? next : { ...next, time }),
  };
}
