import { AsyncLocalStorage } from "node:async_hooks";
import { performance } from "node:perf_hooks";
import { isOutage } from "../outage";

/** How long a piece of work may wait for the database in all, and what became of it so far. */
export interface TimeLimit {
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

const limits = new AsyncLocalStorage<TimeLimit>();

/** What is not run in `withDatabaseTime` has this long for each statement or transaction, in milliseconds. */
export const ordinaryTime = 1500;

/**
 * Lets all that `work` asks of the database wait for at most `milliseconds` in sum; what it does besides does not count. The answers that do
 * not come in time are `DatabaseUnavailable` errors. When the client has gone, work that has only read so far is given up, whether it waits or runs.
 */
export function withDatabaseTime<T>(
  { milliseconds = ordinaryTime, request }: { milliseconds?: number; request?: { signal: AbortSignal } },
  work: () => T,
): T {
  return limits.run(
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

/** Whether the database failed this request, even if a library in between has turned that into something else. */
export function sawOutage(): boolean {
  return limits.getStore()?.hadOutage ?? false;
}

export function currentLimit(): TimeLimit | undefined {
  return limits.getStore();
}

/** Begins to count. Returns the moment by which the operation must have ended, in the time of `performance.now()`. */
export function startCounting(limit: TimeLimit | undefined): number {
  const now = performance.now();
  if (limit === undefined) return now + ordinaryTime;
  limit.hasBegun = true;
  if (limit.running === 0) limit.runningSince = now;
  limit.running += 1;
  return limit.runningSince + limit.left;
}

/** Operations at the same time count once. */
export function stopCounting(limit: TimeLimit | undefined): void {
  if (limit === undefined) return;
  limit.running -= 1;
  if (limit.running === 0) limit.left -= performance.now() - limit.runningSince;
}

/** Gives the operations under way more time. */
export function extend(limit: TimeLimit | undefined, milliseconds: number): void {
  if (limit !== undefined && limit.running > 0) limit.left += milliseconds;
}

/** Whether nobody waits for the answer, and nothing has been changed. */
export function isPointless(limit: TimeLimit | undefined): boolean {
  return limit?.request !== undefined && !limit.hasWritten && limit.request.signal.aborted;
}

export function noteFailure(limit: TimeLimit | undefined, error: unknown): void {
  if (limit !== undefined && isOutage(error)) limit.hadOutage = true;
}
