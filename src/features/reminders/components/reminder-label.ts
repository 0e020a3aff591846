import type { Clock } from "~/shared/clock";
import { pastLabel } from "~/shared/due-labels";
import type { Reminder } from "../store/reminder";

const units = [
  { name: "week", minutes: 10_080 },
  { name: "day", minutes: 1440 },
  { name: "hour", minutes: 60 },
  { name: "minute", minutes: 1 },
] as const;

/** Returns how long before the task is due a reminder comes: "10 minutes before", "1 hour before". */
export function beforeLabel(minutesBefore: number, { hasTime }: { hasTime: boolean }): string {
  if (minutesBefore === 0) return hasTime ? "At time of due" : "On the day";
  const unit = units.find(({ minutes }) => minutesBefore % minutes === 0) ?? units[3];
  const count = minutesBefore / unit.minutes;
  return `${count} ${unit.name}${count === 1 ? "" : "s"} before`;
}

/** Returns when a reminder comes: "10 minutes before", "Tomorrow, 09:00". */
export function reminderLabel(
  { at, minutesBefore }: Pick<Reminder, "at" | "minutesBefore">,
  task: { dueAt: string | null },
  clock: Clock,
): string {
  if (at !== null) return pastLabel(at, clock);
  return beforeLabel(minutesBefore ?? 0, { hasTime: task.dueAt !== null });
}
