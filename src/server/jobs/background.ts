import type PgBoss from "pg-boss";
import { openBoss } from "./boss";
import type { Job } from "./job";
import { startJobs, type JobRunner } from "./recurring";

/** Starts to work on a queue, and answers how to stop. */
export type StartWork = (boss: PgBoss) => Promise<() => Promise<void>>;

interface BackgroundOptions {
  /** What else works on a queue. */
  workers?: readonly StartWork[];
  /** Milliseconds between two looks for jobs whose turn it is. */
  jobsEvery?: number;
}

/** Does what happens without anybody asking: runs `jobs` at their intervals, and has `workers` look after their queues. Returns how to stop. */
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
