import { and, asc, eq, gt } from "drizzle-orm";
import type { Database } from "~/server/db/client";
import type { ExportedPart, ExportPage } from "~/server/operations/exported-part";
import { exportedViewResource } from "./resource";
import { savedViews, syncedViews } from "./table";

/** Returns a person's views behind `after`, in the order of their ids, including the trash. */
function exportViews(db: Database, { ownerId, after, limit }: ExportPage) {
  return db
    .select(syncedViews.columns)
    .from(savedViews)
    .where(and(eq(savedViews.userId, ownerId), after === undefined ? undefined : gt(savedViews.id, after)))
    .orderBy(asc(savedViews.id))
    .limit(limit);
}

export const exportedViews = {
  table: savedViews,
  read: exportViews,
  pageSize: 500,
  resource: exportedViewResource,
} satisfies ExportedPart;
