import type { Parameters } from "fast-check";
import { inject } from "vitest";

/** Returns the budget of each of a file's `parts` properties, in runs or in time. */
export function fuzzBudget(parts: number): { budget: Parameters<unknown>; patience: number; runs: number } {
  const { seed, runs, minutes } = inject("fuzz");
  const budget =
    minutes === 0
      ? { seed, numRuns: runs }
      : { seed, numRuns: 1_000_000, interruptAfterTimeLimit: (minutes * 60_000) / parts };
  return { budget, patience: minutes * 60_000 + 300_000, runs };
}
