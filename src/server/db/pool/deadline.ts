import { AsyncLocalStorage } from "node:async_hooks";
import { performance } from "node:perf_hooks";
import { isOutage } from "../outage";

/** How long a piece of work may wait for the database in all, and what became of it so far. */
export interface TimeBudget {
  /** Milliseconds left, not counting the operations under way. */
  left: number;
  running: number;
  runningSince: number;
  /** Whether the database has been asked anything yet. */
  hasBegun: boolean;
  hadOutage: boolean;
  /** Until then nothing is lost by giving up; afterwards, half a change might be. */
  hasWritten: boolean;
  /** Aborts its signal when nobody waits for the work any more. */
  request: { signal: AbortSignal } | undefined;
}

const budgets = new AsyncLocalStorage<TimeBudget>();

/** What is not run in `withDatabaseTime` has this long for each statement or transaction, in milliseconds. */
export const defaultTime = 1500;

/**
 * Lets all that `work` asks of the database wait for at most `milliseconds` in sum; what it does besides does not count. The answers that do
 * not come in time are `DatabaseUnavailable` errors. When the client has gone, work that has only read so far is given up, whether it waits or runs.
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

/** Returns whether the database failed this request, even if a library in between has turned that into something else. */
export function hadOutage(): boolean {
  return budgets.getStore()?.hadOutage ?? false;
}

export function currentBudget(): TimeBudget | undefined {
  return budgets.getStore();
}

/** Begins to count. Returns the moment by which the operation must have ended, in the time of `performance.now()`. */
export function startCounting(budget: TimeBudget | undefined): number {
  const now = performance.now();
  if (budget === undefined) return now + defaultTime;
  budget.hasBegun = true;
  if (budget.running === 0) budget.runningSince = now;
  budget.running += 1;
  return budget.runningSince + budget.left;
}

/** Operations at the same time count once. */
export function stopCounting(budget: TimeBudget | undefined): void {
  if (budget === undefined) return;
  budget.running -= 1;
  if (budget.running === 0) budget.left -= performance.now() - budget.runningSince;
}

/** Gives the operations under way more time. */
export function extend(budget: TimeBudget | undefined, milliseconds: number): void {
  if (budget !== undefined && budget.running > 0) budget.left += milliseconds;
}

/** Returns whether nobody waits for the answer, and nothing has been changed. */
export function isAbandoned(budget: TimeBudget | undefined): boolean {
  return budget?.request !== undefined && !budget.hasWritten && budget.request.signal.aborted;
}

export function recordFailure(budget: TimeBudget | undefined, error: unknown): void {
  if (budget !== undefined && isOutage(error)) budget.hadOutage = true;
}
