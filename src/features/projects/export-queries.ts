import { and, asc, eq, gt } from "drizzle-orm";
import type { Database } from "~/server/db/client";
import type { ExportedPart, ExportPage } from "~/server/operations/exported-part";
import { exportedProjectResource } from "./resource";
import { projects, syncedProjects } from "./table";

/** Returns a person's projects behind `after`, in the order of their ids, including the trash. */
function exportProjects(db: Database, { ownerId, after, limit }: ExportPage) {
  return db
    .select(syncedProjects.columns)
    .from(projects)
    .where(and(eq(projects.userId, ownerId), after === undefined ? undefined : gt(projects.id, after)))
    .orderBy(asc(projects.id))
    .limit(limit);
}

export const exportedProjects = {
  table: projects,
  read: exportProjects,
  pageSize: 500,
  resource: exportedProjectResource,
} satisfies ExportedPart;
