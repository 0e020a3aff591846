import type { Clock } from "~/shared/clock";
import type { Due } from "~/shared/due-date";
import { dayLabel, shortDay, timeLabel } from "~/shared/due-labels";
import type { Priority } from "../constants";
import { priorityNames } from "../list/labels/priority-labels";
import type { Task } from "./task";

/** Returns the message after a change of the due day. */
export function dueChangeText({ title }: Task, { dueOn, dueAt }: Due, clock: Clock): string {
  if (dueOn === null) return `“${title}” now has no due date`;
  const time = dueAt === null ? "" : `, ${timeLabel(dueAt, clock)}`;
  return `“${title}” is now due ${inSentence(dayLabel(dueOn, clock))}${time}`;
}

/** Returns the message after a change of the due day of "12 tasks". */
export const dueManyText = (tasks: string, dueOn: string | null, clock: Clock) =>
  dueOn === null ? `${tasks} now without a due date` : `${tasks} now due ${inSentence(dayLabel(dueOn, clock))}`;

/** Returns the message after a change of the priority. */
export function priorityChangeText({ title }: Task, priority: Priority): string {
  return `“${title}” now has ${priorityNames[priority].toLowerCase()} priority`;
}

/** Returns what is added to a message about a repeating task: when it is due the next time, or nothing if that is unknown. */
export function nextText(next: Due | undefined, clock: Clock): string {
  if (next?.dueOn == null) return "";
  const day = dayLabel(next.dueOn, clock);
  return ` · next ${inSentence(day) === day ? `on ${shortDay(next.dueOn, clock)}` : inSentence(day)}`;
}

const inSentence = (day: string) => (/^(Today|Tomorrow|Yesterday)$/.test(day) ? day.toLowerCase() : day);
