import type PgBoss from "pg-boss";
import { openBoss } from "./boss";
import type { Job } from "./job";
import { startJobs, type JobRunner } from "./recurring";

/** Starts to work on a queue, and answers how to stop. */
export type StartWork = (boss: PgBoss) => Promise<() => Promise<void>>;

interface BackgroundOptions {
  /** What else works on a queue. */
  workers?: readonly StartWork[];
  /** Milliseconds between polls for due jobs. */
  jobsEvery?: number;
}

/** Runs `jobs` at their intervals, and lets `workers` process their queues. Returns a function that stops them. */
export function startBackground<Work>(
  runner: JobRunner<Work>,
  jobs: Job<Work>[],
  { workers = [], jobsEvery = 2000 }: BackgroundOptions = {},
): () => Promise<void> {
  const starting = (async () => {
    const boss = await openBoss(runner.database.db);
    return [startJobs(boss, runner, jobs, jobsEvery), ...(await Promise.all(workers.map((start) => start(boss))))];
  })();
  return async () => {
    await Promise.all((await starting).map((stop) => stop()));
  };
}
