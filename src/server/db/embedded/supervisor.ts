import { setTimeout as sleep } from "node:timers/promises";
import { type Postmaster, type PostmasterOptions, startPostmaster } from "./postmaster";

const maxPauseMs = 5_000;

/**
 * Restarts the server on the same port whenever it ends unexpectedly (the kernel's out-of-memory killer, a crash), so that connections recover. Call
 * the returned function before stopping the server; it resolves once no restart is in progress.
 */
export function superviseServer(first: Postmaster, options: PostmasterOptions): () => Promise<void> {
  const ending = new AbortController();
  let restarting = Promise.resolve();

  const restart = async () => {
    options.log("PostgreSQL ended unexpectedly; restarting it");
    for (let pause = 100; !ending.signal.aborted; pause = Math.min(pause * 2, maxPauseMs)) {
      try {
        watch(await startPostmaster(options, first.port));
        options.log("PostgreSQL is running again");
        return;
      } catch (error) {
        options.log(error instanceof Error ? error.message : String(error));
        await sleep(pause, undefined, { signal: ending.signal, ref: false }).catch(() => undefined);
      }
    }
  };
  const watch = ({ child }: Postmaster) => {
    child.once("exit", () => {
      if (!ending.signal.aborted) restarting = restart();
    });
  };

  watch(first);
  return async () => {
    ending.abort();
    await restarting;
  };
}
