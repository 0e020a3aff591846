import { sql } from "drizzle-orm";
import type { Database } from "../db/client";
import { executorOf } from "./execute";
import { queues } from "./queues";

/** The version of its schema that the installed pg-boss wants. */
export const schemaVersion = 24;

/**
 * Makes the schema of pg-boss and our queues, or brings an older schema up to date. Once that is done it only looks, without loading pg-boss.
 * @param db one connection, as the owner: the application may not make tables
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
