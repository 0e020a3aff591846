import type { Clock } from "~/shared/clock";
import type { Due } from "~/shared/due-date";
import { dayLabel, timeLabel } from "~/shared/due-labels";
import type { Priority } from "../constants";
import { priorityNames } from "../list/priority-labels";
import type { Task } from "./task";

/** Returns the message after a change of the due day. */
export function dueChangeText({ title }: Task, { dueOn, dueAt }: Due, clock: Clock): string {
  if (dueOn === null) return `“${title}” now has no due date`;
  const time = dueAt === null ? "" : `, ${timeLabel(dueAt, clock)}`;
  return `“${title}” is now due ${inSentence(dayLabel(dueOn, clock))}${time}`;
}

/** Returns the message after a change of the priority. */
export function priorityChangeText({ title }: Task, priority: Priority): string {
  return `“${title}” now has ${priorityNames[priority].toLowerCase()} priority`;
}

const inSentence = (day: string) => (/^(Today|Tomorrow|Yesterday)$/.test(day) ? day.toLowerCase() : day);
