import type PgBoss from "pg-boss";
import type { Database } from "../db/client";
import { executorOf } from "./execute";

/**
 * pg-boss on our own pool, without timers and without a connection of its own: it is asked to fetch, complete and clear up, and nothing
 * happens otherwise. Loaded when it is first needed, for that takes longer than all else at the start.
 */
export async function openBoss(db: Pick<Database, "execute" | "transaction">): Promise<PgBoss> {
  const { default: Boss } = await import("pg-boss");
  return new Boss({ db: executorOf(db), migrate: false, supervise: false, schedule: false, deleteAfterDays: 1 });
}
