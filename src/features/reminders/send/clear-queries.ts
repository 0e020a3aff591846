import { and, count, isNotNull, lt, sql } from "drizzle-orm";
import { tasks } from "~/features/tasks/table";
import type { Database } from "~/server/db/client";
import { update } from "~/server/sync/change";
import { purge } from "~/server/sync/purge";
import { reminders, syncedReminders } from "../table";

const isOrphan = sql`not exists (
  select from ${tasks} where ${tasks.userId} = ${reminders.userId} and ${tasks.id} = ${reminders.taskId}
) and not exists (
  select from ${tasks} where ${tasks.userId} = ${reminders.userId} and ${tasks.seriesId} = ${reminders.taskId}
)`;

/** Removes the reminders of tasks that are gone for good, one owner at a time, so that their browsers hear of it. */
export async function removeOrphans(db: Database): Promise<number> {
  const where = and(sql`${reminders.deletedAt} is null`, isOrphan);
  const owners = await db.selectDistinct({ id: reminders.userId }).from(reminders).where(where);
  let removed = 0;
  for (const { id: ownerId } of owners) {
    const { clock, changed } = update(db, syncedReminders, { ownerId, set: { deletedAt: sql`now()` }, where });
    const [row] = await db.with(clock, changed).select({ count: count() }).from(changed);
    removed += row?.count ?? 0;
  }
  return removed;
}

/** Permanently deletes the reminders that were removed before `before`. */
export const purgeReminders = async (db: Database, { before }: { before: string }): Promise<number> =>
  purge(db, syncedReminders, sql`${and(isNotNull(reminders.deletedAt), lt(reminders.deletedAt, before))}`);
