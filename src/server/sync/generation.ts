import { asc, gt, sql } from "drizzle-orm";
import { users } from "../auth/tables";
import type { Database } from "../db/client";
import { DatabaseError } from "../db/errors/database-error";
import { changeClocks } from "./table";

/** https://www.postgresql.org/docs/current/errcodes-appendix.html */
const foreignKeyViolation = "23503";

/** The users per statement, few enough to finish in time. */
const batch = 5000;

/**
 * Makes every browser fetch its copy anew after a backup was restored: the changes since the backup are lost, and their numbers will be reused.
 * Returns how many users have a clock of the new generation.
 */
export async function renewGeneration(db: Database, generation: string): Promise<number> {
  let renewed = 0;
  for (let after: string | undefined; ;) {
    const page = await db
      .select({ userId: users.id })
      .from(users)
      .where(after === undefined ? undefined : gt(users.id, after))
      .orderBy(asc(users.id))
      .limit(batch);
    if (page.length === 0) return renewed;
    try {
      await db
        .insert(changeClocks)
        .values(page.map(({ userId }) => ({ userId, generation })))
        .onConflictDoUpdate({ target: changeClocks.userId, set: { generation: sql`excluded.generation` } });
    } catch (error) {
      // An account was deleted meanwhile. The page is read again, without it.
      if (error instanceof DatabaseError && error.code === foreignKeyViolation) continue;
      throw error;
    }
    renewed += page.length;
    after = page.at(-1)?.userId;
  }
}
