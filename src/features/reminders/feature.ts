import type { Feature } from "~/server/operations/feature";
import { reminderEvents } from "./declarations";
import { exportedReminders } from "./export-queries";
import { exportedReminderResource } from "./resource";
import { remindersRouter } from "./router";
import { sendRemindersJob } from "./send/send-reminders";
import { clearRemindersJob } from "./send/clear-reminders";
import { syncedReminders } from "./table";

/** The server part of reminders. */
export const remindersFeature = {
  router: remindersRouter,
  events: reminderEvents,
  permissions: [],
  jobs: [sendRemindersJob, clearRemindersJob],
  links: [],
  exported: { reminders: exportedReminders },
  synced: { ...syncedReminders, resource: exportedReminderResource },
} satisfies Feature;
