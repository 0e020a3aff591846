import { lt, or, sql } from "drizzle-orm";
import type { Database } from "~/server/db/client";
import { taskChanges, tasks } from "../../table";

/** Rows per statement, few enough for the statement timeout. */
const batch = 5_000;

/** Deletes the history of all tasks that are deleted permanently, and all changes before `before`. Returns how many. */
export async function clearHistory(db: Database, { before }: { before: string }): Promise<number> {
  const isOrphan = sql`not exists (
    select from ${tasks} where ${tasks.userId} = ${taskChanges.userId} and ${tasks.id} = ${taskChanges.taskId})`;
  let removed = 0;
  for (;;) {
    const some = db
      .select({ at: sql`${taskChanges}.ctid` })
      .from(taskChanges)
      .where(or(lt(taskChanges.at, before), isOrphan))
      .limit(batch);
    const gone = await db
      .delete(taskChanges)
      .where(sql`${taskChanges}.ctid in ${some}`)
      .returning({ version: taskChanges.version });
    removed += gone.length;
    if (gone.length < batch) return removed;
  }
}
