import { performance } from "node:perf_hooks";

const minPause = 100;
/** Short enough that the first attempt comes within half a second of the server's return. */
const maxPause = 400;

/** Decides when the next connection attempt may start. */
export interface ReconnectBackoff {
  /** Milliseconds until the next attempt may start; 0 means now. */
  pause: () => number;
  began: () => void;
  /** Records a failed attempt or a lost connection. Many at once count as one. */
  failed: () => void;
  /** Records a success, which resets the backoff. */
  succeeded: () => void;
  /** The number of attempts since the start. */
  count: () => number;
}

/**
 * Creates an exponential backoff with jitter and at most `perSecond` attempts in any second, successful or not, so that a server that accepts
 * connections and then closes them is not flooded either.
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
