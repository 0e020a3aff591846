import { performance } from "node:perf_hooks";

const minPause = 100;
/** Short enough that the first attempt after the server's return comes within half a second of it. */
const maxPause = 400;

/** Decides when the next connection may be attempted. */
export interface ReconnectBackoff {
  /** Milliseconds until the next attempt may begin; 0 means now. */
  pause: () => number;
  began: () => void;
  /** An attempt failed, or a connection was lost. Many at once count as one. */
  failed: () => void;
  /** The server did what it was asked: whatever was wrong is over. */
  succeeded: () => void;
  /** Attempts since the start. */
  count: () => number;
}

/**
 * Exponential backoff with jitter, and never more than `perSecond` attempts in any second, whether they succeed or not: a server that accepts
 * connections and then closes them must not be flooded either.
 */
export function createReconnectBackoff(perSecond: number): ReconnectBackoff {
  const recent: number[] = [];
  let failures = 0;
  let notBefore = 0;
  let count = 0;

  return {
    pause: () => {
      const now = performance.now();
      const oldest = recent.length < perSecond ? undefined : recent[0];
      return Math.max(0, notBefore - now, oldest === undefined ? 0 : oldest + 1000 - now);
    },
    began: () => {
      const now = performance.now();
      count += 1;
      recent.push(now);
      if (recent.length > perSecond) recent.shift();
      if (failures > 0) notBefore = now + pauseAfter(failures);
    },
    failed: () => {
      const now = performance.now();
      if (failures > 0 && now < notBefore) return;
      failures += 1;
      notBefore = now + pauseAfter(failures);
    },
    succeeded: () => {
      failures = 0;
      notBefore = 0;
    },
    count: () => count,
  };
}

function pauseAfter(failures: number): number {
  const pause = Math.min(maxPause, minPause * 2 ** (failures - 1));
  return pause * (0.8 + Math.random() * 0.4);
}
