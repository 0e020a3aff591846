import { and, asc, eq, gt } from "drizzle-orm";
import type { Database } from "~/server/db/client";
import type { ExportedPart, ExportPage } from "~/server/operations/exported-part";
import { exportedSectionResource } from "./resource";
import { sections, syncedSections } from "./table";

/** Returns a person's sections behind `after`, in the order of their ids, including the trash. */
function exportSections(db: Database, { ownerId, after, limit }: ExportPage) {
  return db
    .select(syncedSections.columns)
    .from(sections)
    .where(and(eq(sections.userId, ownerId), after === undefined ? undefined : gt(sections.id, after)))
    .orderBy(asc(sections.id))
    .limit(limit);
}

export const exportedSections = {
  table: sections,
  read: exportSections,
  pageSize: 500,
  resource: exportedSectionResource,
} satisfies ExportedPart;
