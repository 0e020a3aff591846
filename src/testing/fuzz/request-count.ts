import { afterEach } from "vitest";

declare module "vitest" {
  interface TaskMeta {
    /** How many requests the test sent, and how many of them were answered with a 5xx. */
    requests?: { sent: number; failed: number };
  }
}

let counted = { sent: 0, failed: 0 };

/** Counts an answer for the test that runs, where `npm run fuzz` finds it. Returns the status. */
export function countAnswer(status: number): number {
  counted = { sent: counted.sent + 1, failed: counted.failed + (status >= 500 ? 1 : 0) };
  return status;
}

/** Hands the counts of each test of this file to whoever started the run. */
export function reportCounts(): void {
  afterEach(({ task }) => {
    task.meta.requests = counted;
    counted = { sent: 0, failed: 0 };
  });
}
