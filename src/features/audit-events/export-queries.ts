import { and, desc, eq, lt } from "drizzle-orm";
import { auditEvents } from "~/server/audit/table";
import type { Database } from "~/server/db/client";
import type { ExportedPart, ExportPage } from "~/server/operations/exported-part";
import { eventForOwner, eventResource } from "./resource";

/** Returns what the audit log tells about a person before `after`, the newest first. */
async function exportEvents(db: Database, { ownerId, after, limit }: ExportPage) {
  const events = await db
    .select()
    .from(auditEvents)
    .where(and(eq(auditEvents.userId, ownerId), after === undefined ? undefined : lt(auditEvents.id, after)))
    .orderBy(desc(auditEvents.id))
    .limit(limit);
  return events.map(eventForOwner);
}

export const exportedActivity = {
  table: auditEvents,
  read: exportEvents,
  pageSize: 1000,
  resource: eventResource,
} satisfies ExportedPart;
