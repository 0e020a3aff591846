import type { Command, Replayable } from "./command";
import { takeOver } from "./outbox/handover";
import { pushAtExit } from "./outbox/push-at-exit";
import { createWaiting } from "./outbox/waiting";
import type { AnyRows } from "./kinds/kinds";
import type { CopySource, CopyStatus, RunDeps, runCopy } from "./run-copy";

/** Milliseconds before code that could not be loaded is requested again. */
const retryAfter = 2000;

/**
 * Returns the copy of a user's rows. It can be read and changed at once; the code that fills it from disk and server, and stores and sends changes, loads
 * after the page.
 */
export function createCopy<Rows extends AnyRows, Procedure extends Replayable>(
  userId: string,
  source: CopySource<Rows, Procedure>,
  { showsKept = false, preload }: { showsKept?: boolean } & Pick<RunDeps<Rows, Procedure>, "preload"> = {},
) {
  const waiting = createWaiting({ userId, source });
  const listeners = new Set<() => void>();
  let status: CopyStatus = "missing";
  let running: ReturnType<typeof runCopy<Rows, Procedure>> | undefined;
  let begin: () => Promise<void> = () => Promise.resolve();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let exit: ReturnType<typeof pushAtExit> | undefined;
  const onStatus = (next: CopyStatus) => {
    if (status === next) return;
    status = next;
    for (const listener of listeners) listener();
  };
  /** Begins, and tries again while the code cannot be loaded, because changes wait for it. */
  const beginSurely = () =>
    void begin().catch(() => {
      timer ??= setTimeout(() => {
        timer = undefined;
        beginSurely();
      }, retryAfter);
    });
  return {
    kinds: source.kinds,
    status: {
      subscribe: (listener: () => void) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      read: () => status,
    },
    /** What waits for the server. */
    outbox: waiting.outbox,
    /** The commands that were refused, in order, until the user has decided. */
    refused: waiting.refused,
    /** Makes a change: shows it at once, stores it and sends it. */
    give(command: Command<Procedure>) {
      const given = waiting.give(command);
      exit?.give();
      if (running === undefined) beginSurely();
      else running.outbox.push();
      return given;
    },
    /** Sends what waits, and returns whether nothing is left. */
    async sendNow(): Promise<boolean> {
      await begin().catch(() => undefined);
      return running === undefined ? waiting.outbox.read().waiting === 0 : running.outbox.sendNow();
    },
    /** Removes refused commands about which the user has decided. */
    dismiss: (ids: readonly string[]) => running?.outbox.dismiss(ids) ?? Promise.resolve(),
    /** Fetches new changes from the server. */
    pull: () => running?.pull() ?? Promise.resolve(),
    /** Begins syncing when the page is idle, or with the first change. Returns a function that stops it. */
    start(): () => void {
      running = undefined;
      const stop = new AbortController();
      const { signal } = stop;
      waiting.resume(takeOver(userId));
      exit = pushAtExit({ userId, waiting, send: source.push, signal });
      const isNeeded = () => running === undefined && (!signal.aborted || waiting.fresh().length > 0);
      begin = async () => {
        if (!isNeeded()) return;
        const { runLiveCopy } = await import("./live/live-copy");
        // What was given before the tasks left the screen still has to be stored.
        if (isNeeded()) running = runLiveCopy({ userId, waiting, source, signal, onStatus, showsKept, preload });
      };
      if (showsKept || waiting.fresh().length > 0) beginSurely();
      else whenIdle(beginSurely, signal);
      return () => stop.abort();
    },
  };
}

export type Copy<Rows extends AnyRows, Procedure extends Replayable = Replayable> = ReturnType<
  typeof createCopy<Rows, Procedure>
>;

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
