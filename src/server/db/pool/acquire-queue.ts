import { performance } from "node:perf_hooks";
import type { Operation } from "./operation";
import { DatabaseUnavailable } from "../outage";

/** So many times as long as what is served at once may the line be, however fast it moves. */
const longest = 20;
/** The share of its time that an operation may be expected to stand in the line: the average is no promise. */
const patience = 0.75;
/** How much one operation moves the average. */
const weight = 0.1;

/**
 * Operations that wait for a `T`, first come, first served. Who is likely to be served in time is let in, by how long operations have taken lately; the
 * others are turned away at once, so that they can try elsewhere.
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

  const hasPlace = (milliseconds: number) => {
    // What the average was learned from may be over; were nobody let in, it would never be seen.
    if (line.length < servers) return true;
    const expected = ((line.length + 1) * average) / servers;
    return line.length < longest * servers && expected <= milliseconds * patience;
  };

  return {
    join: (operation, { isUrgent, until }) => {
      const stopAt = Math.min(operation.deadline, until);
      if (!isUrgent && !hasPlace(stopAt - performance.now())) {
        turnedAway += 1;
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
