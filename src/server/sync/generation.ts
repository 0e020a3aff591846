import { asc, gt, sql } from "drizzle-orm";
import { users } from "../auth/tables";
import type { Database } from "../db/client";
import { changeClocks } from "./table";

/** People per statement, few enough for its time. */
const batch = 5000;

/**
 * Has every copy in a browser be fetched anew, for when a backup was restored: changes since the backup are gone, and their numbers are given again.
 * Returns how many people have a clock of the new generation.
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
    await db
      .insert(changeClocks)
      .values(page.map(({ userId }) => ({ userId, generation })))
      .onConflictDoUpdate({ target: changeClocks.userId, set: { generation: sql`excluded.generation` } });
    renewed += page.length;
    after = page.at(-1)?.userId;
  }
}
