import { sql } from "drizzle-orm";
import type { Database } from "../db/client";
import type { Queue } from "./queues";

interface NewJob {
  queue: Queue;
  data: Record<string, string | boolean>;
  /** In seconds from now. */
  after?: number;
  /** A time slot, by the database's clock, with at most one job per key. At most 12 hours. */
  slot?: { key: string; seconds: number };
}

/**
 * Adds a job to a queue of pg-boss in the transaction `db`, like its own `insert`. That would load pg-boss first, while a caller waits for the
 * response.
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
