import { and, eq, sql } from "drizzle-orm";
import { projects } from "~/features/projects/table";
import { sections } from "~/features/sections/table";
import type { Database } from "~/server/db/client";

/** A project of a user, and a section that is said to be in it. */
export interface ProjectPlace {
  ownerId: string;
  projectId: string;
  sectionId: string | null;
}

/** Returns the state of the project, and whether it has the section; `undefined` if the user has no such project. */
export async function findPlace(
  db: Database,
  { ownerId, projectId, sectionId }: ProjectPlace,
): Promise<{ isTrashed: boolean; isArchived: boolean; hasSection: boolean } | undefined> {
  const [place] = await db
    .select({
      isTrashed: sql<boolean>`${projects.deletedAt} is not null`,
      isArchived: sql<boolean>`${projects.archivedAt} is not null`,
      hasSection: sql<boolean>`exists (select from ${sections} where ${sections.userId} = ${ownerId}
        and ${sections.projectId} = ${projectId} and ${sections.id} = ${sectionId} and ${sections.deletedAt} is null)`,
    })
    .from(projects)
    .where(and(eq(projects.userId, ownerId), eq(projects.id, projectId)));
  return place;
}
