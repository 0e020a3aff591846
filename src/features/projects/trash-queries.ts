import { and, eq, isNull, lt, notExists, sql } from "drizzle-orm";
import { sections, syncedSections } from "~/features/sections/table";
import type { ChangeAudit } from "~/server/audit/audit";
import type { Database } from "~/server/db/client";
import { update } from "~/server/sync/change";
import type { OwnedId } from "~/server/sync/owned-rows";
import { purge } from "~/server/sync/purge";
import { recordedUpdate } from "~/server/sync/recorded";
import { type Project, projects, syncedProjects } from "./table";

/** Sections by their ids alone: the statement only counts them. */
const countedSections = { ...syncedSections, columns: { id: sections.id } };

const counted = sql`jsonb_build_object('sections', (select count(*) from "changed_sections"))`;

/**
 * Moves the project to the trash with everything in it, in one statement. What it takes along gets the same `deletedAt`, which nothing else in the project
 * has, and by which it is found again.
 */
export async function trashProject(
  db: Database,
  { ownerId, id }: OwnedId,
  audit: ChangeAudit,
): Promise<Project | undefined> {
  const deletedAt = sql`greatest(now(), (select max(${sections.deletedAt}) + interval '1 ms' from ${sections}
    where ${sections.userId} = ${ownerId} and ${sections.projectId} = ${id}))`;
  const inside = update(db, countedSections, {
    ownerId,
    set: { deletedAt: sql`(select deleted_at from "changed")` },
    where: and(eq(sections.projectId, id), isNull(sections.deletedAt)),
    as: "changed_sections",
  });
  const where = eq(projects.id, id);
  return recordedUpdate(db, syncedProjects, { ownerId, set: { deletedAt }, where }, audit, {
    details: counted,
    along: [inside.changed],
  });
}

/** Restores the project from the trash with what was moved there along with it, in one statement. */
export async function restoreProject(
  db: Database,
  { ownerId, id }: OwnedId,
  audit: ChangeAudit,
): Promise<Project | undefined> {
  const moment = sql`(select ${projects.deletedAt} from ${projects} where ${projects.userId} = ${ownerId} and ${projects.id} = ${id})`;
  const inside = update(db, countedSections, {
    ownerId,
    set: { deletedAt: null },
    where: and(eq(sections.projectId, id), eq(sections.deletedAt, moment)),
    as: "changed_sections",
  });
  const where = eq(projects.id, id);
  return recordedUpdate(db, syncedProjects, { ownerId, set: { deletedAt: null }, where }, audit, {
    details: counted,
    along: [inside.changed],
  });
}

/** Deletes the projects of all people that were moved to the trash before `before`, with their sections. Returns how many. */
export async function purgeProjects(db: Database, { before }: { before: string }): Promise<number> {
  const purged = await purge(db, syncedSections, lt(sections.deletedAt, before));
  const isEmpty = notExists(
    db
      .select({ id: sections.id })
      .from(sections)
      .where(and(eq(sections.userId, projects.userId), eq(sections.projectId, projects.id))),
  );
  return purged + (await purge(db, syncedProjects, sql`${lt(projects.deletedAt, before)} and ${isEmpty}`));
}
