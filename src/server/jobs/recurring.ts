import type PgBoss from "pg-boss";
import { z } from "zod";
import type { Auth } from "../auth/instance";
import type { Database } from "../db/client";
import { type AsOwner, asOwnerOf } from "../db/owner";
import { withDatabaseTime } from "../db/pool/deadline";
import type { Environment } from "../env";
import { reasonWhileDeveloping } from "../log/failure-reason";
import { addJob } from "./add-job";
import { startWorker } from "./worker";
import type { Runtime } from "../runtime";

/** What a job works with. */
export interface JobWork {
  db: Database;
  /** For what the application's role may not do. */
  asOwner: AsOwner;
  /** ISO 8601, in UTC. */
  now: string;
  auth: Auth;
  environment: Environment;
}

/** Work that repeats. It must bear being run twice. */
export interface Job {
  name: string;
  /** Milliseconds between two runs: whole seconds, at most 12 hours. */
  every: number;
  /** Answers what it did, for the log. */
  run: (work: JobWork) => Promise<Record<string, number>>;
}

/** In milliseconds, of waiting for the database. */
const longestJob = 60_000;

/** Ends the jobs whose instance has died, and forgets old ones. */
const lookAfterQueues = (boss: PgBoss): Job => ({
  name: "look after queues",
  every: 60_000,
  run: () => boss.maintain().then(() => ({})),
});

const turn = z.object({ name: z.string() });

/**
 * Runs each job now and then once in its interval, whichever instance comes first: the queue takes one turn of a job for each interval. Returns how
 * to stop. A failed run is logged, and its next turn comes.
 */
export function startJobs(
  boss: PgBoss,
  { database, log, metrics, auth, environment }: Pick<Runtime, "database" | "log" | "metrics" | "auth" | "environment">,
  declared: Job[],
  lookEvery: number,
): () => Promise<void> {
  const asOwner = asOwnerOf(environment);
  const jobs = [...declared, lookAfterQueues(boss)];
  const noteFailure = (name: string, error: unknown) => {
    log.error({ event: "job_failed", name, ...reasonWhileDeveloping(error, environment) });
    metrics.jobEnded(name, "failed");
  };
  const takeTurn = ({ name, every }: Job) => {
    const seconds = every / 1000;
    const data = { name, seconds: String(seconds) };
    addJob(database.db, { queue: "recurring", data, slot: { key: name, seconds } }).catch((error: unknown) =>
      noteFailure(name, error),
    );
  };
  const timers = jobs.map((job) => {
    takeTurn(job);
    return setInterval(() => takeTurn(job), job.every).unref();
  });
  const stopWorker = startWorker(boss, {
    queue: "recurring",
    concurrency: 2,
    every: lookEvery,
    work: async (data) => {
      const { name } = turn.parse(data);
      const job = jobs.find((candidate) => candidate.name === name);
      if (job === undefined) return {};
      const now = new Date().toISOString();
      const outcome = await withDatabaseTime({ milliseconds: longestJob }, () =>
        database.db.transaction((db) => job.run({ db, asOwner, now, auth, environment })),
      );
      log.info({ event: "job", name, ...outcome });
      metrics.jobEnded(name, "done");
      return outcome;
    },
    onFailure: (error, data) => noteFailure(turn.safeParse(data).data?.name ?? "unknown", error),
  });
  return async () => {
    for (const timer of timers) clearInterval(timer);
    await stopWorker();
  };
}
