import { setTimeout } from "node:timers/promises";
import type { Session } from "../session/session";

/** Any constant of our own: https://www.postgresql.org/docs/current/explicit-locking.html#ADVISORY-LOCKS */
export const migrationLock = 7_305_843_009;

/**
 * Takes the lock of whoever migrates, once the others have given it back. Asks again and again: a session that waits in a statement would be waited
 * for by an index that is created concurrently, and neither would come to an end.
 */
export async function takeMigrationLock(sql: Session["sql"]): Promise<void> {
  for (;;) {
    const [row] = await sql`select pg_try_advisory_lock(${migrationLock}) as taken`;
    if (row?.["taken"] === true) return;
    await setTimeout(100);
  }
}
