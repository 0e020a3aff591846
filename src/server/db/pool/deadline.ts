import { AsyncLocalStorage } from "node:async_hooks";
import { performance } from "node:perf_hooks";
import { isOutage } from "../outage";

/** The time that a unit of work may wait for the database in total, and its state so far. */
export interface TimeBudget {
  /** Milliseconds left, without the running operations. */
  left: number;
  running: number;
  runningSince: number;
  /** Whether any query has started. */
  hasBegun: boolean;
  hadOutage: boolean;
  /** Whether it has written. Work that has only read can be abandoned safely. */
  hasWritten: boolean;
  /** The request whose signal aborts when the client disconnects. */
  request: { signal: AbortSignal } | undefined;
}

const budgets = new AsyncLocalStorage<TimeBudget>();

/** The time for each statement or transaction outside `withDatabaseTime`, in milliseconds. */
export const defaultTime = 1500;

/**
 * Limits the total time that `work` waits for the database to `milliseconds`; other time does not count. Late queries reject with
 * `DatabaseUnavailable`. When the client has disconnected, work that has only read so far is abandoned.
 */
export function withDatabaseTime<T>(
  { milliseconds = defaultTime, request }: { milliseconds?: number; request?: { signal: AbortSignal } },
  work: () => T,
): T {
  return budgets.run(
    {
      left: milliseconds,
      running: 0,
      runningSince: 0,
      hasBegun: false,
      hadOutage: false,
      hasWritten: false,
      request,
    },
    work,
  );
}

/** Returns whether the database failed this request, even if a library turned that into another error. */
export function hadOutage(): boolean {
  return budgets.getStore()?.hadOutage ?? false;
}

export function currentBudget(): TimeBudget | undefined {
  return budgets.getStore();
}

/** Starts counting. Returns the deadline of the operation, in the time of `performance.now()`. */
export function startCounting(budget: TimeBudget | undefined): number {
  const now = performance.now();
  if (budget === undefined) return now + defaultTime;
  budget.hasBegun = true;
  if (budget.running === 0) budget.runningSince = now;
  budget.running += 1;
  return budget.runningSince + budget.left;
}

/** Stops counting. Concurrent operations count once. */
export function stopCounting(budget: TimeBudget | undefined): void {
  if (budget === undefined) return;
  budget.running -= 1;
  if (budget.running === 0) budget.left -= performance.now() - budget.runningSince;
}

/** Gives the running operations more time. */
export function extend(budget: TimeBudget | undefined, milliseconds: number): void {
  if (budget !== undefined && budget.running > 0) budget.left += milliseconds;
}

/** Returns whether the client has disconnected and nothing has been written. */
export function isAbandoned(budget: TimeBudget | undefined): boolean {
  return budget?.request !== undefined && !budget.hasWritten && budget.request.signal.aborted;
}

export function recordFailure(budget: TimeBudget | undefined, error: unknown): void {
  if (budget !== undefined && isOutage(error)) budget.hadOutage = true;
}
