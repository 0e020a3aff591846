import { eq, lt, sql } from "drizzle-orm";
import type { Database } from "../db/client";
import { allowances } from "./table";

/**
 * Takes `amount` of an allowance, if so much is left in its window; a window that has ended begins anew.
 * @returns what has been used now and when the window ends; `undefined` when there is not so much left
 */
export async function takeAllowance(
  db: Pick<Database, "insert">,
  { key, amount, limit, window }: { key: string; amount: number; limit: number; window: number },
): Promise<{ used: number; resetsAt: string } | undefined> {
  const ends = sql`now() + make_interval(secs => ${window})`;
  const isOver = sql`${allowances.resetsAt} <= now()`;
  const [row] = await db
    .insert(allowances)
    .values({ key, used: amount, resetsAt: ends })
    .onConflictDoUpdate({
      target: allowances.key,
      set: {
        used: sql`case when ${isOver} then ${amount} else ${allowances.used} + ${amount} end`,
        resetsAt: sql`case when ${isOver} then ${ends} else ${allowances.resetsAt} end`,
      },
      setWhere: sql`${isOver} or ${allowances.used} + ${amount} <= ${limit}`,
    })
    .returning({ used: allowances.used, resetsAt: allowances.resetsAt });
  return row;
}

/** When the window of `key` ends; `undefined` without one. */
export async function readReset(db: Database, { key }: { key: string }): Promise<string | undefined> {
  const [row] = await db.select({ resetsAt: allowances.resetsAt }).from(allowances).where(eq(allowances.key, key));
  return row?.resetsAt;
}

/** Puts `amount` back. */
export async function returnAllowance(db: Database, { key, amount }: { key: string; amount: number }): Promise<void> {
  await db
    .update(allowances)
    .set({ used: sql`greatest(0, ${allowances.used} - ${amount})` })
    .where(eq(allowances.key, key));
}

/** Removes the windows that have ended. */
export async function removeEndedAllowances(db: Database, { now }: { now: string }): Promise<number> {
  const removed = await db.delete(allowances).where(lt(allowances.resetsAt, now)).returning({ key: allowances.key });
  return removed.length;
}
