import { and, asc, eq, gt } from "drizzle-orm";
import type { Database } from "~/server/db/client";
import type { ExportedPart, ExportPage } from "~/server/operations/exported-part";
import { exportedReminderResource } from "./resource";
import { reminders, syncedReminders } from "./table";

/** Returns a person's reminders behind `after`, in the order of their ids, including removed ones. */
function exportReminders(db: Database, { ownerId, after, limit }: ExportPage) {
  return db
    .select(syncedReminders.columns)
    .from(reminders)
    .where(and(eq(reminders.userId, ownerId), after === undefined ? undefined : gt(reminders.id, after)))
    .orderBy(asc(reminders.id))
    .limit(limit);
}

export const exportedReminders = {
  table: reminders,
  read: exportReminders,
  pageSize: 500,
  resource: exportedReminderResource,
} satisfies ExportedPart;
