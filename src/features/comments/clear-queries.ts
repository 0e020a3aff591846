import { and, count, isNotNull, isNull, lt, sql } from "drizzle-orm";
import { tasks } from "~/features/tasks/table";
import type { Database } from "~/server/db/client";
import { update } from "~/server/sync/change";
import { purge } from "~/server/sync/purge";
import { comments, syncedComments } from "./table";

const isOrphan = sql`not exists (
  select from ${tasks} where ${tasks.userId} = ${comments.userId} and ${tasks.id} = ${comments.taskId}
) and not exists (
  select from ${tasks} where ${tasks.userId} = ${comments.userId} and ${tasks.seriesId} = ${comments.taskId}
)`;

/** Deletes the comments of tasks that are gone for good, one owner at a time, so that their browsers hear of it. */
export async function deleteOrphans(db: Database): Promise<number> {
  const where = and(isNull(comments.deletedAt), isOrphan);
  const owners = await db.selectDistinct({ id: comments.userId }).from(comments).where(where);
  let deleted = 0;
  for (const { id: ownerId } of owners) {
    // Nothing of a text stays for the days until the row is purged.
    const { clock, changed } = update(db, syncedComments, { ownerId, set: { deletedAt: sql`now()`, text: "" }, where });
    const [row] = await db.with(clock, changed).select({ count: count() }).from(changed);
    deleted += row?.count ?? 0;
  }
  return deleted;
}

/** Permanently deletes the comments that were deleted before `before`. */
export const purgeComments = async (db: Database, { before }: { before: string }): Promise<number> =>
  purge(db, syncedComments, sql`${and(isNotNull(comments.deletedAt), lt(comments.deletedAt, before))}`);
