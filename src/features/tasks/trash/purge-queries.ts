import { count, eq, isNotNull, sql, type SQL } from "drizzle-orm";
import { syncedProjects, projects } from "~/features/projects/table";
import { syncedSections, sections } from "~/features/sections/table";
import type { ChangeAudit } from "~/server/audit/audit";
import { auditInsert, auditValues } from "~/server/audit/change-event";
import type { Database } from "~/server/db/client";
import type { SyncedRows } from "~/server/operations/synced";
import { deletion } from "~/server/sync/change";
import { purge } from "~/server/sync/purge";
import { taskAndVersion, type Versioned } from "../queries";
import { syncedTasks, tasks } from "../table";
import { idsBelow, idsBelowMany } from "../tree/subtree-queries";

/** Deletes the tasks of all people that were moved to the trash before `instant`, subtasks before their parents. Returns how many. */
export async function purgeTrash(db: Database, { before }: { before: string }): Promise<number> {
  const subtask = sql`select from ${tasks} as "child" where "child"."user_id" = ${tasks.userId} and "child".parent_id = ${tasks.id}`;
  const where = sql`${tasks.deletedAt} < ${before} and not exists (${subtask})`;
  const purged = await purge(db, syncedTasks, where);
  return purged === 0 ? 0 : purged + (await purgeTrash(db, { before }));
}

/** Permanently deletes the task with all below it, provided that it still has `version`, if one is given. Returns whether it did. */
export async function purgeTask(
  db: Database,
  { ownerId, id, version }: Versioned,
  audit: ChangeAudit,
): Promise<boolean> {
  const isBase = version === undefined ? sql`true` : eq(sql`"base".version`, version);
  const base = sql`exists (select from ${tasks} as "base" where "base"."user_id" = ${ownerId} and "base".id = ${id} and ${isBase})`;
  const where = sql`${base} and (${tasks.id} = ${id} or ${tasks.id} in ${idsBelow({ ownerId, id })})`;
  const { clock, changed } = deletion(db, syncedTasks, { ownerId, where });
  const trail = auditInsert(db, { changed, details: taskAndVersion, values: auditValues(audit.change) });
  const purged = await db
    .with(clock, changed, trail)
    .select({ id: sql`changed.id` })
    .from(changed);
  return purged.length > 0;
}

/**
 * Permanently deletes these tasks with all below them, in one statement, with one entry in the audit log. The caller holds the owner's clock.
 * Returns how many of the tasks there were.
 */
export async function purgeTasks(
  db: Database,
  { ownerId, ids }: { ownerId: string; ids: readonly string[] },
  audit: ChangeAudit,
): Promise<number> {
  const isNamed = sql`${tasks.id} = any(${sql.param(ids)}::uuid[])`;
  const where = sql`(${isNamed} or ${tasks.id} in ${idsBelowMany({ ownerId, ids })})`;
  const { clock, changed } = deletion(db, syncedTasks, { ownerId, where });
  const rows = await db
    .with(clock, changed)
    .select({ id: sql<string>`changed.id` })
    .from(changed);
  const named = new Set(ids);
  const purged = rows.filter(({ id }) => named.has(id)).length;
  const subtasks = rows.length - purged;
  if (rows.length > 0) await audit.record(db, { details: { tasks: purged, ...(subtasks > 0 && { subtasks }) } });
  return purged;
}

/** Permanently deletes everything in the trash: tasks, and the projects and sections that they were deleted with. Returns how many of both. */
export async function emptyTrash(db: Database, { ownerId }: { ownerId: string }, audit: ChangeAudit): Promise<number> {
  const purgeAll = async (rows: SyncedRows, where: SQL) => {
    const { clock, changed } = deletion(db, rows, { ownerId, where });
    const [row] = await db.with(clock, changed).select({ count: count() }).from(changed);
    return row?.count ?? 0;
  };
  const purged = await purgeAll(syncedTasks, isNotNull(tasks.deletedAt));
  const parts = await purgeAll(syncedSections, isNotNull(sections.deletedAt));
  const emptied = await purgeAll(syncedProjects, isNotNull(projects.deletedAt));
  if (purged + parts + emptied > 0) await audit.record(db, { details: { tasks: purged, projects: emptied } });
  return purged + emptied;
}
