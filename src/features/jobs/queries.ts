import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "~/server/db/client";
import { toIsoInstant } from "~/server/db/columns";

const instant = z.string().transform(toIsoInstant).nullable();

const job = z.object({
  name: z.string(),
  /** Seconds between two runs. */
  every: z.coerce.number(),
  startedAt: instant,
  endedAt: instant,
  outcome: z.enum(["waiting", "running", "done", "failed"]),
  /** What it did, in numbers of its own. */
  result: z.record(z.string(), z.number()).nullable().catch(null),
});

/** What repeats, each with its last run: whatever instance that was on. In the order of their names. */
export async function listJobs(db: Pick<Database, "execute">) {
  const rows = await db.execute(sql`
    select distinct on (data ->> 'name') data ->> 'name' as name, data ->> 'seconds' as every,
      started_on::text as "startedAt", completed_on::text as "endedAt", output as result,
      case state when 'completed' then 'done' when 'failed' then 'failed' when 'active' then 'running' else 'waiting' end as outcome
    from pgboss.job where name = 'recurring'
    order by data ->> 'name', created_on desc`);
  return z.array(job).parse([...rows]);
}

const queue = z.object({
  name: z.string(),
  waiting: z.coerce.number(),
  active: z.coerce.number(),
  /** When the longest waiting job could have begun. */
  oldestSince: instant,
});

/** How much there is to do, by queue. What is planned for later does not wait yet. */
export async function listQueues(db: Pick<Database, "execute">) {
  const rows = await db.execute(sql`
    select queue.name,
      count(job.id) filter (where state < 'active' and start_after <= now()) as waiting,
      count(job.id) filter (where state = 'active') as active,
      (min(start_after) filter (where state < 'active' and start_after <= now()))::text as "oldestSince"
    from pgboss.queue left join pgboss.job on job.name = queue.name and state < 'completed'
    group by queue.name order by queue.name`);
  return z.array(queue).parse([...rows]);
}
