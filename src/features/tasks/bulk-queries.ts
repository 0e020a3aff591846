import { lt } from "drizzle-orm";
import type { PgInsertValue } from "drizzle-orm/pg-core";
import type { Database } from "~/server/db/client";
import { readText, rowText } from "~/server/db/row-text";
import { insertion } from "~/server/sync/change";
import { purge } from "~/server/sync/purge";
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
