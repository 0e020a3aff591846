import type PgBoss from "pg-boss";
import { z } from "zod";
import type { Database, DatabaseClient } from "../db/client";
import { withDatabaseTime } from "../db/pool/deadline";
import { reasonWhileDeveloping } from "../log/failure-reason";
import type { Log } from "../log/log";
import { addJob } from "./add-job";
import type { Job } from "./job";
import { startWorker } from "./worker";

/** What runs jobs: the database, the log and metrics, and what {@link JobContext} passes on. */
export interface JobRunner<Work> {
  database: Pick<DatabaseClient, "db">;
  log: Log;
  metrics: { jobEnded: (job: string, outcome: "done" | "failed") => void };
  environment: { NODE_ENV: string };
  /** Creates the context of a run, from its transaction and the id of the queue's job. */
  jobContext: (call: { db: Database; requestId: string }) => Work;
}

/** The time that a job may wait for the database, in milliseconds. */
const maxJobTime = 60_000;

/** Expires the jobs of dead instances, and deletes old ones. */
const maintainQueues = (boss: PgBoss): Job<unknown> => ({
  name: "look after queues",
  every: 60_000,
  run: () => boss.maintain().then(() => ({})),
});

const runData = z.object({ name: z.string() });

/**
 * Runs each job now and then once per interval, on whichever instance comes first: the queue accepts one run of a job per interval. Returns a
 * function that stops them. A failed run is logged; the next one follows.
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
