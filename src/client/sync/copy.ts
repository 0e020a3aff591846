import { createRowStore, type SyncedRow } from "./row-store";
import type { CopySource, CopyStatus, runCopy } from "./run-copy";

/**
 * Returns the copy of a user's rows. It can be read and changed at once; the code that fills it from disk and server loads after the page.
 */
export function createCopy<Row extends SyncedRow>(
  userId: string,
  source: CopySource<Row>,
  { showsKept = false }: { showsKept?: boolean } = {},
) {
  const store = createRowStore<Row>();
  const listeners = new Set<() => void>();
  let status: CopyStatus = "missing";
  let running: ReturnType<typeof runCopy<Row>> | undefined;
  const onStatus = (next: CopyStatus) => {
    if (status === next) return;
    status = next;
    for (const listener of listeners) listener();
  };
  return {
    store,
    status: {
      subscribe: (listener: () => void) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      read: () => status,
    },
    /** Merges the server's answer to a change made here. */
    keep(rows: readonly Row[]): void {
      store.merge(rows);
      void running?.keep(rows);
    },
    /** Fetches new changes from the server. */
    pull: () => running?.pull() ?? Promise.resolve(),
    /** Begins syncing when the page is idle. Returns a function that stops it. */
    start(): () => void {
      const stop = new AbortController();
      const { signal } = stop;
      const begin = async () => {
        const { runLiveCopy } = await import("./live/live-copy");
        if (!signal.aborted) running = runLiveCopy({ userId, store, source, signal, onStatus, showsKept });
      };
      const act = () => void begin().catch(() => undefined);
      if (showsKept) act();
      else whenIdle(act, signal);
      return () => {
        running = undefined;
        stop.abort();
      };
    },
  };
}

export type Copy<Row extends SyncedRow> = ReturnType<typeof createCopy<Row>>;

/** Calls `act` when the page has loaded and is idle. Safari has no event for that. */
function whenIdle(act: () => void, signal: AbortSignal): void {
  const soon = () => {
    if (signal.aborted) return;
    if ("requestIdleCallback" in window) requestIdleCallback(act, { timeout: 2000 });
    else setTimeout(act, 200);
  };
  if (document.readyState === "complete") soon();
  else window.addEventListener("load", soon, { once: true, signal });
}
