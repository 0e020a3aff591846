import { eq, lt, sql } from "drizzle-orm";
import type { Database } from "../db/client";
import { rateLimits } from "./table";

/**
 * Counts `amount` against a limit, if that much is left in its window. A new window begins where the last one has ended.
 * @returns what is used by now and when the window ends; `undefined` when less is left
 */
export async function takeFromLimit(
  db: Pick<Database, "insert">,
  { key, amount, limit, window }: { key: string; amount: number; limit: number; window: number },
): Promise<{ used: number; resetsAt: string } | undefined> {
  const ends = sql`now() + make_interval(secs => ${window})`;
  const isOver = sql`${rateLimits.resetsAt} <= now()`;
  const [row] = await db
    .insert(rateLimits)
    .values({ key, used: amount, resetsAt: ends })
    .onConflictDoUpdate({
      target: rateLimits.key,
      set: {
        used: sql`case when ${isOver} then ${amount} else ${rateLimits.used} + ${amount} end`,
        resetsAt: sql`case when ${isOver} then ${ends} else ${rateLimits.resetsAt} end`,
      },
      setWhere: sql`${isOver} or ${rateLimits.used} + ${amount} <= ${limit}`,
    })
    .returning({ used: rateLimits.used, resetsAt: rateLimits.resetsAt });
  return row;
}

/** Returns when the window of `key` ends; `undefined` without one. */
export async function readReset(db: Database, { key }: { key: string }): Promise<string | undefined> {
  const [row] = await db.select({ resetsAt: rateLimits.resetsAt }).from(rateLimits).where(eq(rateLimits.key, key));
  return row?.resetsAt;
}

/** Gives `amount` back. */
export async function refundLimit(db: Database, { key, amount }: { key: string; amount: number }): Promise<void> {
  await db
    .update(rateLimits)
    .set({ used: sql`greatest(0, ${rateLimits.used} - ${amount})` })
    .where(eq(rateLimits.key, key));
}

/** Removes the windows that have ended. */
export async function removeEndedWindows(db: Database, { now }: { now: string }): Promise<number> {
  const removed = await db.delete(rateLimits).where(lt(rateLimits.resetsAt, now)).returning({ key: rateLimits.key });
  return removed.length;
}
