import type PgBoss from "pg-boss";
import type { Database } from "../db/client";
import { executorOf } from "./execute";

/**
 * Opens pg-boss on the application's pool, without timers or a connection of its own: it fetches, completes and cleans up jobs only when asked to. It
 * is loaded on first use, because that takes longer than the rest of the startup.
 */
export async function openBoss(db: Pick<Database, "execute" | "transaction">): Promise<PgBoss> {
  const { default: Boss } = await import("pg-boss");
  return new Boss({ db: executorOf(db), migrate: false, supervise: false, schedule: false, deleteAfterDays: 1 });
}
