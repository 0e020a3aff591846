import { addDays, dayOf, type Due, dueDayOf } from "../due-date";
import { startOfNextWeek, type WeekStart } from "./week-start";

/** When a task is due. A completed one is never overdue: it is `past`. */
export type DuePeriod = "overdue" | "past" | "today" | "tomorrow" | "this week" | "later" | "none";

export interface DueState {
  period: DuePeriod;
  /** The day of the task where its user is, or `null` if it has none. */
  day: string | null;
  /** What decides it: the day, or the time on that day. */
  reason: "no date" | "day" | "time";
}

const none: DueState = { period: "none", day: null, reason: "no date" };

/**
 * Returns when `task` is due at `now` in `timeZone`: the one place that decides it, for lists, groups, numbers, labels and the server's filters alike. A
 * day is overdue once it has ended there, a time once it has passed.
 * @param now an ISO 8601 UTC instant
 * @param timeZone an IANA name
 */
export function dueState(
  task: Due & { completed: boolean },
  now: string,
  timeZone: string,
  weekStartsOn: WeekStart = 1,
): DueState {
  const day = dueDayOf(task, timeZone);
  if (day === null) return none;
  const today = todayIn(now, timeZone);
  if (day < today) return { period: task.completed ? "past" : "overdue", day, reason: "day" };
  if (!task.completed && task.dueAt !== null && Date.parse(task.dueAt) < Date.parse(now))
    return { period: "overdue", day, reason: "time" };
  return { period: periodFrom(day, today, weekStartsOn), day, reason: "day" };
}

function periodFrom(day: string, today: string, weekStartsOn: WeekStart): DuePeriod {
  if (day === today) return "today";
  if (day === addDays(today, 1)) return "tomorrow";
  return day < startOfNextWeek(today, weekStartsOn) ? "this week" : "later";
}

let last = { now: "", timeZone: "", today: "" };

/** Returns the day of `now`; kept, because a list asks for that of each of its tasks. */
function todayIn(now: string, timeZone: string): string {
  if (last.now !== now || last.timeZone !== timeZone) last = { now, timeZone, today: dayOf(now, timeZone) };
  return last.today;
}
