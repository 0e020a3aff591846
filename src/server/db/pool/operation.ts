import { performance } from "node:perf_hooks";
import { DatabaseUnavailable, type OutageReason } from "../outage";
import {
  currentBudget,
  extend,
  isAbandoned,
  recordFailure,
  startCounting,
  stopCounting,
  type TimeBudget,
} from "./deadline";

/** The precision of a deadline, in milliseconds. */
const tick = 25;

/** A statement or a transaction, from requesting a connection to its end. */
export interface Operation {
  /** In the time of `performance.now()`. */
  deadline: number;
  /** When `onStop` is called: at the deadline, earlier while waiting for a connection, or never while paused. */
  stopAt: number;
  /** The number of current waits for the database. */
  waits: number;
  readonly budget: TimeBudget | undefined;
  /** Called at most once, with the reason. */
  onStop: ((reason: DatabaseUnavailable) => void) | undefined;
}

export interface Operations {
  /** Runs `work` as an operation of the current request. */
  run: <T>(work: (operation: Operation) => Promise<T>) => Promise<T>;
}

/** Creates one clock for all running operations, instead of a timer and a listener for each statement. It stops when there are none. */
export function createOperations(): Operations {
  const current = new Set<Operation>();
  let clock: NodeJS.Timeout | undefined;
  let checkedAt = 0;

  const check = () => {
    const now = performance.now();
    const lag = now - checkedAt - tick;
    checkedAt = now;
    if (lag > tick) postpone(current, lag);
    for (const operation of current) {
      const isLate = now >= operation.stopAt;
      if (isLate || isAbandoned(operation.budget)) stop(operation, isLate ? "DATABASE_TIMEOUT" : "CLIENT_GONE");
    }
    if (current.size > 0) return;
    clearInterval(clock);
    clock = undefined;
  };

  return {
    run: async (work) => {
      const budget = currentBudget();
      // The first query of a request comes so early that creating its signal to check for a disconnect would cost more.
      if (budget?.hasBegun === true && isAbandoned(budget)) throw new DatabaseUnavailable("CLIENT_GONE");
      const operation: Operation = { deadline: 0, stopAt: 0, waits: 0, budget, onStop: undefined };
      resume(operation);
      current.add(operation);
      if (clock === undefined) {
        checkedAt = performance.now();
        clock = setInterval(check, tick);
      }
      try {
        return await work(operation);
      } catch (error) {
        recordFailure(budget, error);
        throw error;
      } finally {
        current.delete(operation);
        pause(operation);
      }
    },
  };
}

/** Resumes counting, because the operation waits for the database. */
export function resume(operation: Operation): void {
  operation.waits += 1;
  if (operation.waits > 1) return;
  operation.deadline = startCounting(operation.budget);
  operation.stopAt = operation.deadline;
}

/** Pauses counting, because the operation waits for something else. */
export function pause(operation: Operation): void {
  operation.waits -= 1;
  if (operation.waits > 0) return;
  stopCounting(operation.budget);
  operation.stopAt = Number.POSITIVE_INFINITY;
}

/**
 * Postpones the deadlines by the time that this process itself was blocked. Results that arrived meanwhile are unread, which is not the database's
 * fault.
 */
function postpone(operations: Set<Operation>, milliseconds: number): void {
  for (const budget of new Set([...operations].map((operation) => operation.budget))) extend(budget, milliseconds);
  for (const operation of operations) {
    operation.deadline += milliseconds;
    operation.stopAt += milliseconds;
  }
}

function stop(operation: Operation, reason: OutageReason): void {
  const { onStop } = operation;
  operation.onStop = undefined;
  onStop?.(new DatabaseUnavailable(reason));
}
