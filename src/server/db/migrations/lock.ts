import { setTimeout } from "node:timers/promises";
import type { Session } from "../session/session";

/** An arbitrary constant: https://www.postgresql.org/docs/current/explicit-locking.html#ADVISORY-LOCKS */
export const migrationLock = 7_305_843_009;

/**
 * Takes the migration lock once other instances have released it. It polls, because an index that is created concurrently would wait for a session
 * that waits in a statement, and neither would finish.
 */
export async function takeMigrationLock(sql: Session["sql"]): Promise<void> {
  for (;;) {
    const [row] = await sql`select pg_try_advisory_lock(${migrationLock}) as taken`;
    if (row?.["taken"] === true) return;
    await setTimeout(100);
  }
}
