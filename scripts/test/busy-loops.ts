import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";

/** Keeps every core busy, like a shared machine, until it is stopped. The loops are threads, so they end with this process. */
export function startBusyLoops(count = availableParallelism()): { count: number; stop: () => Promise<void> } {
  const workers = Array.from({ length: count }, () => new Worker("for (;;);", { eval: true }));
  return {
    count,
    stop: async () => {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}
