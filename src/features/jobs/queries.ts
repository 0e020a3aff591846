import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Audit } from "~/server/audit/audit";
import type { Database } from "~/server/db/client";
import { toIsoInstant } from "~/server/db/columns";
import { addJob } from "~/server/jobs/add-job";

const instant = z.string().transform(toIsoInstant).nullable();

const job = z.object({
  name: z.string(),
  /** Seconds between two runs. */
  every: z.coerce.number(),
  startedAt: instant,
  endedAt: instant,
  outcome: z.enum(["waiting", "running", "done", "failed"]),
  /** Numbers that the job reports. */
  result: z.record(z.string(), z.number()).nullable().catch(null),
});

/** Returns the recurring jobs by name, each with its last run on any instance. */
export async function listJobs(db: Pick<Database, "execute">) {
  const rows = await db.execute(sql`
    select distinct on ((data ->> 'name') collate "und-x-icu") data ->> 'name' as name, data ->> 'seconds' as every,
      started_on::text as "startedAt", completed_on::text as "endedAt", output as result,
      case state when 'completed' then 'done' when 'failed' then 'failed' when 'active' then 'running' else 'waiting' end as outcome
    from pgboss.job where name = 'recurring'
    order by (data ->> 'name') collate "und-x-icu", created_on desc`);
  return z.array(job).parse([...rows]);
}

type StartJobInput = { name: string; reason?: string | null | undefined; audit: Audit };

/**
 * Starts a job in addition to its schedule. Returns the job with `isStarted: false` where a run is already queued or running; `undefined`
 * if no job of that name has ever run.
 */
export async function startJob(db: Database, { name, reason, audit }: StartJobInput) {
  return db.transaction(async (change) => {
    const found = (await listJobs(change)).find((candidate) => candidate.name === name);
    if (found === undefined) return undefined;
    if (found.outcome === "waiting" || found.outcome === "running") return { isStarted: false, job: found };
    await addJob(change, { queue: "recurring", data: { name, seconds: String(found.every) } });
    await audit.record(change, { reason, details: { job: name } });
    const job = { ...found, outcome: "waiting" as const, startedAt: null, endedAt: null, result: null };
    return { isStarted: true, job };
  });
}

const queue = z.object({
  name: z.string(),
  waiting: z.coerce.number(),
  active: z.coerce.number(),
  /** When the oldest waiting job could have started. */
  oldestSince: instant,
});

/** Returns how many jobs wait, by queue. Jobs scheduled for later do not count. */
export async function listQueues(db: Pick<Database, "execute">) {
  const rows = await db.execute(sql`
    select queue.name,
      count(job.id) filter (where state < 'active' and start_after <= now()) as waiting,
      count(job.id) filter (where state = 'active') as active,
      (min(start_after) filter (where state < 'active' and start_after <= now()))::text as "oldestSince"
    from pgboss.queue left join pgboss.job on job.name = queue.name and state < 'completed'
    group by queue.name order by queue.name collate "und-x-icu"`);
  return z.array(queue).parse([...rows]);
}
