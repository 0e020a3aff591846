import type { Command, Replayable } from "~/client/sync/command";
import type { ServerEffects } from "~/client/sync/kinds/server-rows";

export type OfReminders = Extract<Replayable, `reminders.${string}`>;
/** An act of a user on a reminder. */
export type ReminderCommand = Command<OfReminders>;

/** The effects of commands on a reminder as this device shows it. */
export const reminderEffects: ServerEffects<OfReminders, "reminders"> = {
  "reminders.create": (reminder, { id, taskId, at = null, minutesBefore = null }, given) => {
    if (reminder !== undefined || id === undefined) return reminder;
    const task = given.look("tasks", taskId);
    if (task !== undefined && task.deletedAt !== null) return undefined;
    const { at: addedAt, userId } = given;
    const moments = { version: 1, createdAt: addedAt, updatedAt: addedAt, deletedAt: null };
    return { id, userId, taskId: task?.seriesId ?? taskId, at, minutesBefore, ...moments };
  },
  "reminders.update": (reminder, { at = null, minutesBefore = null }, given) =>
    reminder?.deletedAt === null ? { ...reminder, at, minutesBefore, updatedAt: given.at } : reminder,
  "reminders.delete": (reminder, _input, { at }) => reminder && { ...reminder, deletedAt: reminder.deletedAt ?? at },
};
