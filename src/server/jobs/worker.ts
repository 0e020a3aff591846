import type PgBoss from "pg-boss";
import type { Queue } from "./queues";

interface WorkerOptions {
  queue: Queue;
  /** How many jobs run concurrently in this process. */
  concurrency: number;
  /** Milliseconds between polls of an empty queue. */
  every: number;
  /** Processes a job. Its result is stored with the job. A rejection fails the job. */
  work: (data: unknown, id: string) => Promise<object>;
  onFailure: (error: unknown, data: unknown) => void;
}

/** The time for running jobs to finish when the process stops, in milliseconds. */
const drainTimeout = 8000;

/**
 * Runs the jobs of a queue, each on one instance at a time. During an outage it keeps polling. Returns a function that stops it: it takes no more
 * jobs, and returns unfinished ones, so that another instance runs them at once.
 */
export function startWorker(boss: PgBoss, { queue, concurrency, every, work, onFailure }: WorkerOptions) {
  const running = new Map<string, Promise<void>>();
  const stopping = new AbortController();
  let wake: () => void = () => undefined;

  /** Returns a job to the queue. If this fails, too, the job expires and is run again then. */
  const returnJob = (id: string, reason: string) => boss.fail(queue, id, { reason }).catch(() => undefined);

  const run = async ({ id, data }: PgBoss.Job<unknown>) => {
    try {
      const outcome = await work(data, id);
      await boss.complete(queue, id, outcome);
    } catch (error) {
      onFailure(error, data);
      await returnJob(id, error instanceof Error ? error.name : typeof error);
    }
    running.delete(id);
    wake();
  };

  const pause = (milliseconds: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const loop = async () => {
    while (!stopping.signal.aborted) {
      const free = concurrency - running.size;
      const jobs = free > 0 ? await boss.fetch<unknown>(queue, { batchSize: free }) : [];
      for (const job of jobs) running.set(job.id, run(job));
      if (!stopping.signal.aborted && jobs.length < concurrency) await pause(every);
    }
  };
  const looping = loop();

  return async () => {
    stopping.abort();
    wake();
    await looping;
    const deadline = new Promise((resolve) => setTimeout(resolve, drainTimeout).unref());
    await Promise.race([Promise.all(running.values()), deadline]);
    await Promise.all([...running.keys()].map((id) => returnJob(id, "stopped")));
  };
}
