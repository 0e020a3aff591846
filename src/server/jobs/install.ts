import { sql } from "drizzle-orm";
import type { Database } from "../db/client";
import { executorOf } from "./execute";
import { queues } from "./queues";

/** The schema version that the installed pg-boss needs. */
export const schemaVersion = 24;

/**
 * Creates or upgrades the schema of pg-boss and Keel's queues. Once installed, it only checks, without loading pg-boss.
 * @param db one connection, as the owner, because the application may not create tables
 */
export async function installQueues(db: Pick<Database, "execute" | "transaction">): Promise<void> {
  if (await isInstalled(db)) return;
  const { default: Boss } = await import("pg-boss");
  const boss = new Boss({ db: executorOf(db), supervise: false, schedule: false });
  await boss.start();
  for (const [name, options] of Object.entries(queues)) await boss.createQueue(name, { name, ...options });
}

async function isInstalled(db: Pick<Database, "execute">): Promise<boolean> {
  const [schema] = await db.execute(sql`select to_regclass('pgboss.queue') is not null as found`);
  if (schema?.["found"] !== true) return false;
  const [state] = await db.execute(sql`
    select array(select version from pgboss.version) as versions, array(select name from pgboss.queue order by name) as names`);
  return JSON.stringify(state) === JSON.stringify({ versions: [schemaVersion], names: Object.keys(queues).sort() });
}
