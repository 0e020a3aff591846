import type PgBoss from "pg-boss";
import { z } from "zod";
import type { Database, DatabaseClient } from "../db/client";
import { withDatabaseTime } from "../db/pool/deadline";
import { reasonWhileDeveloping } from "../log/failure-reason";
import type { Log } from "../log/log";
import { addJob } from "./add-job";
import type { Job } from "./job";
import { startWorker } from "./worker";

/** What runs jobs: the database, where their turns are told of, and the context of each run. */
export interface JobRunner<Work> {
  database: Pick<DatabaseClient, "db">;
  log: Log;
  metrics: { jobEnded: (job: string, outcome: "done" | "failed") => void };
  environment: { NODE_ENV: string };
  /** Makes what a run works with: its transaction, and the id of the queue's job. */
  jobContext: (call: { db: Database; requestId: string }) => Work;
}

/** In milliseconds, of waiting for the database. */
const maxJobTime = 60_000;

/** Ends the jobs whose instance has died, and forgets old ones. */
const maintainQueues = (boss: PgBoss): Job<unknown> => ({
  name: "look after queues",
  every: 60_000,
  run: () => boss.maintain().then(() => ({})),
});

const runData = z.object({ name: z.string() });

/**
 * Runs each job now and then once in its interval, whichever instance comes first: the queue takes one turn of a job for each interval. Returns how
 * to stop. A failed run is logged, and its next turn comes.
 */
export function startJobs<Work>(
  boss: PgBoss,
  { database, log, metrics, environment, jobContext }: JobRunner<Work>,
  declared: Job<Work>[],
  pollEvery: number,
): () => Promise<void> {
  const jobs = [...declared, maintainQueues(boss)];
  const recordFailure = (name: string, error: unknown) => {
    log.error({ event: "job_failed", name, ...reasonWhileDeveloping(error, environment) });
    metrics.jobEnded(name, "failed");
  };
  const enqueueRun = ({ name, every }: Job<Work>) => {
    const seconds = every / 1000;
    const data = { name, seconds: String(seconds) };
    addJob(database.db, { queue: "recurring", data, slot: { key: name, seconds } }).catch((error: unknown) =>
      recordFailure(name, error),
    );
  };
  const timers = jobs.map((job) => {
    enqueueRun(job);
    return setInterval(() => enqueueRun(job), job.every).unref();
  });
  const stopWorker = startWorker(boss, {
    queue: "recurring",
    concurrency: 2,
    every: pollEvery,
    work: async (data, requestId) => {
      const { name } = runData.parse(data);
      const job = jobs.find((candidate) => candidate.name === name);
      if (job === undefined) return {};
      const outcome = await withDatabaseTime({ milliseconds: maxJobTime }, () =>
        database.db.transaction((db) => job.run(jobContext({ db, requestId }))),
      );
      log.info({ event: "job", name, ...outcome });
      metrics.jobEnded(name, "done");
      return outcome;
    },
    onFailure: (error, data) => recordFailure(runData.safeParse(data).data?.name ?? "unknown", error),
  });
  return async () => {
    for (const timer of timers) clearInterval(timer);
    await stopWorker();
  };
}
