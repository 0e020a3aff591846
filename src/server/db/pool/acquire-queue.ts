import { performance } from "node:perf_hooks";
import type { Operation } from "./operation";
import { DatabaseUnavailable } from "../outage";

/** So many times as long as what is served at once may the line be, however fast it moves. */
const maxLengthPerServer = 20;
/** The share of its time that an operation may be expected to stand in the line: the average is no promise. */
const maxWaitShare = 0.75;
/** How much one operation moves the average. */
const smoothing = 0.1;

/**
 * Operations that wait for a `T`, first come, first served. Who is likely to be served in time is let in, by how long operations have taken lately; the
 * others are turned away at once, so that they can try elsewhere.
 */
export interface AcquireQueue<T> {
  /** Resolves with a `T`, unless the operation is stopped before; urgent operations go to the front and are never turned away. */
  enqueue: (operation: Operation, options: { isUrgent: boolean; until: number }) => Promise<T>;
  /** Takes the first one out. Returns how to serve it. */
  next: () => ((item: T) => void) | undefined;
  /** Told how long each operation used its `T`, in milliseconds: that decides how many may wait. */
  recordUse: (milliseconds: number) => void;
  /** Rejects everybody. */
  rejectAll: (error: unknown) => void;
  length: () => number;
  /** How many were not let in, since the start. */
  rejected: () => number;
}

/** @param servers how many are served at the same time */
export function createAcquireQueue<T>(servers: number): AcquireQueue<T> {
  const waiters: { serve: (item: T) => void; fail: (error: unknown) => void; leave: () => void }[] = [];
  let rejected = 0;
  let average = 2;

  const hasPlace = (milliseconds: number) => {
    // What the average was learned from may be over; were nobody let in, it would never be seen.
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
