import { sql } from "drizzle-orm";
import type { Auth } from "./auth/instance";
import type { Database } from "./db/client";
import type { Environment } from "./env";
import { withDatabaseTime } from "./db/time-limit";
import type { Runtime } from "./runtime";

/** What a job works with. */
export interface JobWork {
  db: Database;
  /** ISO 8601, in UTC. */
  now: string;
  auth: Auth;
  environment: Environment;
}

/** Work that repeats. It must bear being run twice. */
export interface Job {
  name: string;
  /** Milliseconds between two runs. */
  every: number;
  /** Answers what it did, for the log. */
  run: (work: JobWork) => Promise<Record<string, number>>;
}

/** In milliseconds, of waiting for the database. */
const longestJob = 60_000;

/** Runs each job now and then at its interval, on one instance at a time. Returns how to stop. A failed run is logged, and tried again next time. */
export function startJobs(
  { database, log, metrics, auth, environment }: Pick<Runtime, "database" | "log" | "metrics" | "auth" | "environment">,
  jobs: Job[],
): () => void {
  const runOnce = ({ name, run }: Job) =>
    withDatabaseTime({ milliseconds: longestJob }, () =>
      database.db.transaction(async (db) => {
        const [turn] = await db.execute(sql`select pg_try_advisory_xact_lock(hashtext(${`keel job ${name}`})) as mine`);
        if (turn?.["mine"] !== true) return;
        log.info({ event: "job", name, ...(await run({ db, now: new Date().toISOString(), auth, environment })) });
        metrics.jobEnded(name, "done");
      }),
    ).catch(() => {
      log.error({ event: "job_failed", name });
      metrics.jobEnded(name, "failed");
    });
  const timers = jobs.map((job) => {
    void runOnce(job);
    return setInterval(() => void runOnce(job), job.every).unref();
  });
  return () => timers.forEach((timer) => clearInterval(timer));
}
