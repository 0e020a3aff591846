import { and, eq, isNotNull, lt, sql } from "drizzle-orm";
import type { PgInsertValue } from "drizzle-orm/pg-core";
import type { ChangeAudit } from "~/server/audit/audit";
import { auditInsert, auditValues } from "~/server/audit/change-event";
import type { Database } from "~/server/db/client";
import { readText, rowText } from "~/server/db/row-text";
import { deletion, insertion } from "~/server/sync/change";
import { purge } from "~/server/sync/purge";
import { taskAndVersion, type Versioned } from "./queries";
import { syncedTasks, taskColumns, tasks, type Task } from "./table";

type Row = Omit<PgInsertValue<typeof tasks>, "userId" | "seq">;

/** Inserts tasks of one person as one change. Returns them in their order. */
export async function insertTasks(db: Database, { ownerId, rows }: { ownerId: string; rows: Row[] }): Promise<Task[]> {
  if (rows.length === 0) return [];
  const { clock, changed } = insertion(db, syncedTasks, { ownerId, rows });
  const inserted = await db
    .with(clock, changed)
    .select({ text: rowText(taskColumns, "changed") })
    .from(changed);
  return inserted.map(({ text }) => readText(text));
}

/** Deletes the tasks of all people that were moved to the trash before `instant`. Returns how many. */
export async function purgeTrash(db: Database, { before }: { before: string }): Promise<number> {
  return purge(db, syncedTasks, lt(tasks.deletedAt, before));
}

/** Permanently deletes the task, provided that it still has `version`, if one is given. Returns whether it did. */
export async function purgeTask(
  db: Database,
  { ownerId, id, version }: Versioned,
  audit: ChangeAudit,
): Promise<boolean> {
  const isVersion = version === undefined ? undefined : eq(tasks.version, version);
  const { clock, changed } = deletion(db, syncedTasks, { ownerId, where: and(eq(tasks.id, id), isVersion) });
  const trail = auditInsert(db, { changed, details: taskAndVersion, values: auditValues(audit.change) });
  const purged = await db
    .with(clock, changed, trail)
    .select({ id: sql`changed.id` })
    .from(changed);
  return purged.length > 0;
}

/** Permanently deletes all tasks in the trash. Returns how many. */
export async function emptyTrash(db: Database, { ownerId }: { ownerId: string }, audit: ChangeAudit): Promise<number> {
  const { clock, changed } = deletion(db, syncedTasks, { ownerId, where: isNotNull(tasks.deletedAt) });
  const count = sql<number>`count(*)`.mapWith(Number).as("count");
  const purged = db.$with("purged").as(
    db
      .select({ count })
      .from(changed)
      .having(sql`count(*) > 0`),
  );
  const details = sql`jsonb_build_object('tasks', purged.count)`;
  const trail = auditInsert(db, { changed: purged, details, values: auditValues(audit.change) });
  const [row] = await db.with(clock, changed, purged, trail).select().from(purged);
  return row?.count ?? 0;
}
