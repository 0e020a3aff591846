import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";

/** Keeps every core busy, as a machine is that others share, until it is told to stop. They are threads: they end with this process, whatever ends it. */
export function startBusyLoops(count = availableParallelism()): { count: number; stop: () => Promise<void> } {
  const workers = Array.from({ length: count }, () => new Worker("for (;;);", { eval: true }));
  return {
    count,
    stop: async () => {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}
