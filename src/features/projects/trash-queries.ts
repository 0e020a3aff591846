import { and, count, eq, isNull, lt, sql, type SQL } from "drizzle-orm";
import { sections, syncedSections } from "~/features/sections/table";
import type { ChangeAudit } from "~/server/audit/audit";
import type { Database } from "~/server/db/client";
import { deletion, trashMoment, update } from "~/server/sync/change";
import type { SyncedRows } from "~/server/operations/synced";
import { hasMoreThan, type OwnedId } from "~/server/sync/owned-rows";
import { purge } from "~/server/sync/purge";
import { recordedUpdate } from "~/server/sync/recorded";
import { recordTrashing } from "~/features/tasks/change/history/record-queries";
import { columnsFor } from "~/features/tasks/change/history/tracked-queries";
import { syncedTasks, tasks } from "~/features/tasks/table";
import { limits } from "./constants";
import { type Project, projects, syncedProjects } from "./table";

/** Sections by their ids alone, and tasks by what their history tells: the statement only counts them. */
const countedSections = { ...syncedSections, columns: { id: sections.id } };
const countedTasks = { ...syncedTasks, columns: columnsFor(["deletedAt"]) };

const counted = sql`jsonb_build_object('sections', (select count(*) from "changed_sections"), 'tasks', (select count(*) from "changed_tasks"))`;

/** Returns the parts of a statement that change the sections and the tasks in the project that match the conditions. */
function inside(
  db: Database,
  { ownerId, id }: OwnedId,
  { deletedAt, sectionsWhere, tasksWhere }: { deletedAt: SQL | null; sectionsWhere: SQL; tasksWhere: SQL },
  audit: ChangeAudit,
) {
  return [
    update(db, countedSections, {
      ownerId,
      set: { deletedAt },
      where: and(eq(sections.projectId, id), sectionsWhere),
      as: "changed_sections",
    }).changed,
    update(db, countedTasks, {
      ownerId,
      set: { deletedAt },
      where: and(eq(tasks.projectId, id), tasksWhere),
      as: "changed_tasks",
    }).changed,
    recordTrashing(db, { changed: "changed_tasks", by: audit.change }),
  ];
}

/**
 * Moves the project to the trash with everything in it, in one statement. What it takes along gets the same `deletedAt`, which nothing else in the project
 * has, and by which it is found again.
 */
export async function trashProject(
  db: Database,
  { ownerId, id }: OwnedId,
  audit: ChangeAudit,
): Promise<Project | undefined> {
  const owned = { ownerId, id };
  const deletedAt = trashMoment(ownerId, [
    { table: sections, where: eq(sections.projectId, id) },
    { table: tasks, where: eq(tasks.projectId, id) },
  ]);
  const parts = {
    deletedAt: sql`(select deleted_at from "changed")`,
    sectionsWhere: isNull(sections.deletedAt),
    tasksWhere: isNull(tasks.deletedAt),
  };
  const along = inside(db, owned, parts, audit);
  const change = { ownerId, set: { deletedAt }, where: eq(projects.id, id) };
  return recordedUpdate(db, syncedProjects, change, audit, { details: counted, along });
}

/** Restores the project from the trash with what was moved there along with it, in one statement. */
export async function restoreProject(
  db: Database,
  { ownerId, id }: OwnedId,
  audit: ChangeAudit,
): Promise<Project | undefined> {
  const moment = sql`(select ${projects.deletedAt} from ${projects} where ${projects.userId} = ${ownerId} and ${projects.id} = ${id})`;
  const along = inside(
    db,
    { ownerId, id },
    {
      deletedAt: null,
      sectionsWhere: eq(sections.deletedAt, moment),
      tasksWhere: eq(tasks.deletedAt, moment),
    },
    audit,
  );
  const change = { ownerId, set: { deletedAt: null }, where: eq(projects.id, id) };
  return recordedUpdate(db, syncedProjects, change, audit, { details: counted, along });
}

/** Permanently deletes the project with everything in it, in the trash or not. Returns how many tasks that were. */
export async function purgeProject(db: Database, { ownerId, id }: OwnedId, audit: ChangeAudit): Promise<number> {
  const remove = async (rows: SyncedRows, where: SQL) => {
    const { clock, changed } = deletion(db, rows, { ownerId, where });
    const [row] = await db.with(clock, changed).select({ count: count() }).from(changed);
    return row?.count ?? 0;
  };
  const purged = await remove(syncedTasks, eq(tasks.projectId, id));
  await remove(syncedSections, eq(sections.projectId, id));
  await remove(syncedProjects, eq(projects.id, id));
  await audit.record(db, { details: { project: id, tasks: purged } });
  return purged;
}

/** Returns whether more tasks are in the project than one change can move to the trash. */
export const isTooLarge = (db: Database, { ownerId, id }: OwnedId): Promise<boolean> =>
  hasMoreThan(db, syncedTasks, {
    ownerId,
    where: and(eq(tasks.projectId, id), isNull(tasks.deletedAt)),
    limit: limits.tasksAtOnce,
  });

/** Deletes the projects and sections of all people that were moved to the trash before `before`, once their tasks are gone. Returns how many. */
export async function purgeProjects(db: Database, { before }: { before: string }): Promise<number> {
  const taskIn = sql`select from ${tasks} where ${tasks.userId} = ${sections.userId} and ${tasks.projectId} = ${sections.projectId} and ${tasks.sectionId} = ${sections.id}`;
  const emptySections = and(lt(sections.deletedAt, before), sql`not exists (${taskIn})`);
  const of = (table: typeof sections | typeof tasks) =>
    sql`select from ${table} where ${table.userId} = ${projects.userId} and ${table.projectId} = ${projects.id}`;
  const emptyProjects = and(
    lt(projects.deletedAt, before),
    sql`not exists (${of(sections)})`,
    sql`not exists (${of(tasks)})`,
  );
  const purged = await purge(db, syncedSections, sql`${emptySections}`);
  return purged + (await purge(db, syncedProjects, sql`${emptyProjects}`));
}
