import { and, asc, eq, gt } from "drizzle-orm";
import type { Database } from "~/server/db/client";
import type { ExportedPart, ExportPage } from "~/server/operations/exported-part";
import { exportedTagResource } from "./resource";
import { coloredTags, syncedTags } from "./table";

/** Returns a person's colored tags behind `after`, in the order of their ids, including those whose color was taken off. */
function exportTags(db: Database, { ownerId, after, limit }: ExportPage) {
  return db
    .select(syncedTags.columns)
    .from(coloredTags)
    .where(and(eq(coloredTags.userId, ownerId), after === undefined ? undefined : gt(coloredTags.id, after)))
    .orderBy(asc(coloredTags.id))
    .limit(limit);
}

export const exportedTags = {
  table: coloredTags,
  read: exportTags,
  pageSize: 500,
  resource: exportedTagResource,
} satisfies ExportedPart;
