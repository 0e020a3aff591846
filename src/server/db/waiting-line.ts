import { performance } from "node:perf_hooks";
import type { Operation } from "./operation";
import { DatabaseUnavailable } from "./outage";

/** A burst may be so many times as long as what is served at once. */
const burst = 20;
/** A line that has not been empty for so long, in milliseconds, is not a burst any more but an overload. */
const longestBurst = 500;
/** Nobody is let into an overload who would have to stand longer than this, in milliseconds. */
const patience = 100;
/** How much one operation moves the average. */
const weight = 0.1;

/**
 * Operations that wait for a `T`, first come, first served. Bursts are let in; while the line stands, only who will be served soon is
 * (after the controlled delay of https://queue.acm.org/detail.cfm?id=2839461), so that those keep their latency and the others can try elsewhere.
 */
export interface WaitingLine<T> {
  /** Resolves with a `T`, unless the operation is stopped before; urgent operations go to the front and are never turned away. */
  join: (operation: Operation, options: { isUrgent: boolean; until: number }) => Promise<T>;
  /** Takes the first one out. Returns how to serve it. */
  next: () => ((item: T) => void) | undefined;
  /** Told how long each operation used its `T`, in milliseconds: that decides how many may wait. */
  served: (milliseconds: number) => void;
  /** Rejects everybody. */
  dismiss: (error: unknown) => void;
  length: () => number;
  /** How many were not let in, since the start. */
  turnedAway: () => number;
}

/** @param servers how many are served at the same time */
export function createWaitingLine<T>(servers: number): WaitingLine<T> {
  const line: { serve: (item: T) => void; fail: (error: unknown) => void; leave: () => void }[] = [];
  let turnedAway = 0;
  let average = 2;
  let beganAt = 0;

  const longest = (now: number) => {
    const isBurst = line.length === 0 || now - beganAt < longestBurst;
    return isBurst ? burst * servers : Math.min(burst, Math.max(1, Math.floor(patience / average))) * servers;
  };

  return {
    join: (operation, { isUrgent, until }) => {
      const now = performance.now();
      if (!isUrgent && line.length >= longest(now)) {
        turnedAway += 1;
        return Promise.reject(new DatabaseUnavailable("DATABASE_BUSY"));
      }
      if (line.length === 0) beganAt = now;
      return new Promise((resolve, reject) => {
        const leave = () => {
          operation.onStop = undefined;
          operation.stopAt = operation.deadline;
        };
        const place = { serve: resolve, fail: reject, leave };
        operation.stopAt = Math.min(operation.deadline, until);
        operation.onStop = (reason) => {
          const position = line.indexOf(place);
          if (position !== -1) line.splice(position, 1);
          leave();
          reject(reason);
        };
        if (isUrgent) line.unshift(place);
        else line.push(place);
      });
    },
    next: () => {
      const first = line.shift();
      first?.leave();
      return first?.serve;
    },
    served: (milliseconds) => {
      average += (milliseconds - average) * weight;
    },
    dismiss: (error) => {
      for (const { leave, fail } of line.splice(0)) {
        leave();
        fail(error);
      }
    },
    length: () => line.length,
    turnedAway: () => turnedAway,
  };
}
