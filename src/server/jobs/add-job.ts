import { sql } from "drizzle-orm";
import type { Database } from "../db/client";
import type { Queue } from "./queues";

interface NewJob {
  queue: Queue;
  data: Record<string, string | boolean>;
  /** In seconds from now. */
  after?: number;
  /** In one slot of so many seconds, counted by the database's clock, there is one job with this key at most. At most 12 hours. */
  slot?: { key: string; seconds: number };
}

/**
 * Adds a job to a queue of pg-boss, in the transaction `db`, as its own `insert` does: that would have to be loaded first, and somebody waits for
 * the answer here.
 */
export async function addJob(db: Pick<Database, "execute">, { queue, data, after = 0, slot }: NewJob): Promise<void> {
  const seconds = slot?.seconds ?? null;
  await db.execute(sql`
    insert into pgboss.job (name, data, policy, retry_limit, retry_delay, expire_in, start_after, singleton_key, singleton_on)
    select name, ${JSON.stringify(data)}::jsonb, policy, retry_limit, coalesce(retry_delay, 0), expire_seconds * interval '1 s',
      now() + ${after}::float8 * interval '1 s', ${slot?.key ?? null}::text,
      timestamp 'epoch' + ${seconds}::int * floor(extract(epoch from now()) / ${seconds}::int) * interval '1 s'
    from pgboss.queue where name = ${queue}
    on conflict do nothing`);
}
