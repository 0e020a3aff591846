import type { Task } from "~/features/tasks/store/task";
import { newUuid } from "~/shared/uuidv7";
import type { ReminderCommand } from "./copy/reminder-effects";
import type { Reminder } from "./reminder";

interface Deps {
  reminders: readonly Reminder[];
  /** When the tasks are copied, as an ISO 8601 UTC instant. */
  now: string;
}

/**
 * Returns the commands that give copies of tasks the reminders of their originals, after those that add the copies.
 * A reminder at a moment of its own that has passed is left out, because it would never come.
 */
export function copiedReminders(
  copies: readonly { id: string; original: Pick<Task, "id" | "seriesId"> }[],
  { reminders, now }: Deps,
): ReminderCommand[] {
  const copied = reminders.filter(({ at, deletedAt }) => deletedAt === null && (at === null || at > now));
  return copies.flatMap(({ id: taskId, original: { id, seriesId } }) =>
    copied
      .filter((reminder) => reminder.taskId === (seriesId ?? id))
      .map(({ at, minutesBefore }): ReminderCommand => {
        return { procedure: "reminders.create", input: { id: newUuid(), taskId, at, minutesBefore } };
      }),
  );
}
