import { createSelectSchema } from "drizzle-zod";
import { z } from "zod";
import type { Resource } from "~/server/operations/operation";
import { limits } from "./constants";
import { exampleReminder } from "./example";
import { reminders } from "./table";

const instant = z.iso.datetime();

/** A reminder in the public API. */
export const reminderResource: Resource = {
  name: "Reminder",
  description:
    "When its owner wants to be reminded of a task: at a moment, or so many minutes before the task is due. One of the two is `null`. The `task_id` of a repeating task is that of the first of its series.",
  row: createSelectSchema(reminders, {
    at: instant.nullable(),
    minutesBefore: z.int().min(0).max(limits.minutesBefore).nullable(),
    createdAt: instant,
    updatedAt: instant,
    deletedAt: z.null(),
  }).omit({ seq: true }),
  example: exampleReminder,
  hidden: ["deletedAt"],
  unions: {},
};

/** The same with the moment at which it was removed, for whoever keeps a copy. */
export const exportedReminderResource: Resource = {
  ...reminderResource,
  name: "ExportedReminder",
  description: "A reminder, which may have been removed.",
  row: reminderResource.row.extend({ deletedAt: instant.nullable() }),
  hidden: [],
};
