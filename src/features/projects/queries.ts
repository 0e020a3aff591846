import { and, asc, eq, isNotNull, isNull, sql, type SQL } from "drizzle-orm";
import type { ChangeAudit } from "~/server/audit/audit";
import type { Database } from "~/server/db/client";
import { findRow, findRows, type OwnedId } from "~/server/sync/owned-rows";
import { type Dated, momentOf, recordedInsertion, recordedUpdate } from "~/server/sync/recorded";
import type { ProjectState } from "./constants";
import type { CreateProjectInput, UpdateProjectInput } from "./schema";
import { type Project, projects, syncedProjects } from "./table";

/** Where a project is looked for. */
export const places = { lists: isNull(projects.deletedAt), trash: isNotNull(projects.deletedAt), anywhere: undefined };

const states: Record<ProjectState, SQL | undefined> = {
  active: and(places.lists, isNull(projects.archivedAt)),
  archived: and(places.lists, isNotNull(projects.archivedAt)),
  all: places.lists,
  trash: places.trash,
};

/** Returns the projects in that state, in the order of their owner. */
export async function listProjects(
  db: Database,
  { ownerId, state }: { ownerId: string; state: ProjectState },
): Promise<Project[]> {
  const by = [sql`${projects.position} collate "C"`, asc(projects.id)];
  return findRows(db, syncedProjects, { ownerId, where: states[state], by });
}

/** Returns the project, unless it does not exist, is elsewhere or belongs to another user. */
export async function findProject(
  db: Database,
  owned: OwnedId,
  place: keyof typeof places = "lists",
): Promise<Project | undefined> {
  return findRow(db, syncedProjects, owned, places[place]);
}

/** Returns how many projects a user has outside the trash, and the last position of all. */
export async function readExtent(
  db: Database,
  { ownerId }: { ownerId: string },
): Promise<{ count: number; last: string | null }> {
  const [extent] = await db
    .select({
      count: sql`count(*) filter (where ${places.lists})`.mapWith(Number),
      last: sql<string | null>`max(${projects.position} collate "C")`,
    })
    .from(projects)
    .where(eq(projects.userId, ownerId));
  return extent ?? { count: 0, last: null };
}

type NewProject = OwnedId & Omit<CreateProjectInput, "id" | "position"> & Pick<Project, "position">;

/**
 * Inserts the project.
 * @param at when it was added; now, unless that was on a device before
 */
export async function insertProject(
  db: Database,
  { ownerId, at, ...project }: NewProject & Dated,
  audit: ChangeAudit,
): Promise<Project | undefined> {
  const row = { ...project, createdAt: momentOf({ at }) };
  return recordedInsertion(db, syncedProjects, { ownerId, row }, audit);
}

type ProjectChanges = Pick<UpdateProjectInput, "name" | "color" | "archived">;

/**
 * Stores changes of the project.
 * @param at when it was archived; now, unless that was on a device before
 */
export async function updateProject(
  db: Database,
  { ownerId, id, at, changes }: OwnedId & { changes: ProjectChanges } & Dated,
  audit: ChangeAudit,
): Promise<Project | undefined> {
  const { archived, ...fields } = changes;
  const archivedAt = archived === true ? sql`coalesce(${projects.archivedAt}, ${momentOf({ at })})` : null;
  const set = { ...fields, archivedAt: archived === undefined ? undefined : archivedAt };
  const names = Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [name]));
  return recordedUpdate(db, syncedProjects, { ownerId, set, where: eq(projects.id, id) }, audit, {
    details: names.length === 0 ? undefined : sql`jsonb_build_object('fields', ${names.join(",")}::text)`,
    kind: archived === undefined ? undefined : archivedOrNot,
  });
}

const archivedOrNot = sql`case when changed.archived_at is null then 'project.unarchived' else 'project.archived' end`;

/** Moves the project to another place among the others. */
export async function moveProject(
  db: Database,
  { ownerId, id, position }: OwnedId & Pick<Project, "position">,
  audit: ChangeAudit,
): Promise<Project | undefined> {
  return recordedUpdate(db, syncedProjects, { ownerId, set: { position }, where: eq(projects.id, id) }, audit);
}
