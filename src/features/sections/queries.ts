import { and, asc, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { projects, syncedProjects } from "~/features/projects/table";
import type { ChangeAudit } from "~/server/audit/audit";
import type { Database } from "~/server/db/client";
import { findRow, findRows, type OwnedId } from "~/server/sync/owned-rows";
import { type Dated, momentOf, recordedInsertion, recordedUpdate } from "~/server/sync/recorded";
import { type Section, sections, syncedSections } from "./table";

/** Where a section is looked for. */
export const places = { lists: isNull(sections.deletedAt), trash: isNotNull(sections.deletedAt), anywhere: undefined };

type InProject = { ownerId: string } & Pick<Section, "projectId">;

/** Returns whether the project is one of the user's, outside the trash. */
export async function isProject(db: Database, { ownerId, projectId }: InProject): Promise<boolean> {
  const found = await findRow(db, syncedProjects, { ownerId, id: projectId }, isNull(projects.deletedAt));
  return found !== undefined;
}

/** Returns the sections of the project, or of all, in the order of their owner; or those in the trash. */
export async function listSections(
  db: Database,
  { ownerId, projectId, trash }: { ownerId: string; projectId?: string | undefined; trash: boolean },
): Promise<Section[]> {
  const by = [asc(sections.projectId), sql`${sections.position} collate "C"`, asc(sections.id)];
  const where = and(
    projectId === undefined ? undefined : eq(sections.projectId, projectId),
    places[trash ? "trash" : "lists"],
  );
  return findRows(db, syncedSections, { ownerId, where, by });
}

/** Returns the section, unless it does not exist, is elsewhere or belongs to another user. */
export async function findSection(
  db: Database,
  owned: OwnedId,
  place: keyof typeof places = "lists",
): Promise<Section | undefined> {
  return findRow(db, syncedSections, owned, places[place]);
}

/** Returns how many sections a project has, and the last position of all. */
export async function readExtent(
  db: Database,
  { ownerId, projectId }: InProject,
): Promise<{ count: number; last: string | null }> {
  const [extent] = await db
    .select({
      count: sql`count(*) filter (where ${places.lists})`.mapWith(Number),
      last: sql<string | null>`max(${sections.position} collate "C")`,
    })
    .from(sections)
    .where(and(eq(sections.userId, ownerId), eq(sections.projectId, projectId)));
  return extent ?? { count: 0, last: null };
}

/**
 * Inserts the section.
 * @param at when it was added; now, unless that was on a device before
 */
export async function insertSection(
  db: Database,
  { ownerId, at, ...section }: OwnedId & Pick<Section, "projectId" | "name" | "position"> & Dated,
  audit: ChangeAudit,
): Promise<Section | undefined> {
  const row = { ...section, createdAt: momentOf({ at }) };
  return recordedInsertion(db, syncedSections, { ownerId, row }, audit);
}

/** Stores another name or place of the section. */
export async function updateSection(
  db: Database,
  { ownerId, id, ...set }: OwnedId & { name?: string | undefined; position?: string },
  audit: ChangeAudit,
): Promise<Section | undefined> {
  return recordedUpdate(db, syncedSections, { ownerId, set, where: eq(sections.id, id) }, audit);
}
