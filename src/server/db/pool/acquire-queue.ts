import { performance } from "node:perf_hooks";
import type { Operation } from "./operation";
import { DatabaseUnavailable } from "../outage";

/** The maximum length of the queue, as a multiple of the connections, however fast it moves. */
const maxLengthPerServer = 20;
/** The share of its remaining time that an operation may be expected to wait, because the average is only an estimate. */
const maxWaitShare = 0.75;
/** The weight of one operation in the moving average. */
const smoothing = 0.1;

/**
 * A queue of operations that wait for a `T`, first come, first served. An operation that is likely to be served in time, by recent averages, may
 * wait. Others are rejected at once, so that their clients can retry elsewhere.
 */
export interface AcquireQueue<T> {
  /** Resolves with a `T`, unless the operation is stopped before. Urgent operations go to the front and are never rejected. */
  enqueue: (operation: Operation, options: { isUrgent: boolean; until: number }) => Promise<T>;
  /** Removes the first operation, and returns the function that serves it. */
  next: () => ((item: T) => void) | undefined;
  /** Records how long an operation used its `T`, in milliseconds; this determines how many may wait. */
  recordUse: (milliseconds: number) => void;
  /** Rejects every waiting operation. */
  rejectAll: (error: unknown) => void;
  length: () => number;
  /** The number of rejected operations since the start. */
  rejected: () => number;
}

/**
 * Creates a queue.
 * @param servers how many operations are served at the same time
 */
export function createAcquireQueue<T>(servers: number): AcquireQueue<T> {
  const waiters: { serve: (item: T) => void; fail: (error: unknown) => void; leave: () => void }[] = [];
  let rejected = 0;
  let average = 2;

  const hasPlace = (milliseconds: number) => {
    // The average may be outdated; it could never recover if no operation were admitted.
    if (waiters.length < servers) return true;
    const expected = ((waiters.length + 1) * average) / servers;
    return waiters.length < maxLengthPerServer * servers && expected <= milliseconds * maxWaitShare;
  };

  return {
    enqueue: (operation, { isUrgent, until }) => {
      const stopAt = Math.min(operation.deadline, until);
      if (!isUrgent && !hasPlace(stopAt - performance.now())) {
        rejected += 1;
        return Promise.reject(new DatabaseUnavailable("DATABASE_BUSY"));
      }
      return new Promise((resolve, reject) => {
        const leave = () => {
          operation.onStop = undefined;
          operation.stopAt = operation.deadline;
        };
        const place = { serve: resolve, fail: reject, leave };
        operation.stopAt = stopAt;
        operation.onStop = (reason) => {
          const position = waiters.indexOf(place);
          if (position !== -1) waiters.splice(position, 1);
          leave();
          reject(reason);
        };
        if (isUrgent) waiters.unshift(place);
        else waiters.push(place);
      });
    },
    next: () => {
      const first = waiters.shift();
      first?.leave();
      return first?.serve;
    },
    recordUse: (milliseconds) => {
      average += (milliseconds - average) * smoothing;
    },
    rejectAll: (error) => {
      for (const { leave, fail } of waiters.splice(0)) {
        leave();
        fail(error);
      }
    },
    length: () => waiters.length,
    rejected: () => rejected,
  };
}
