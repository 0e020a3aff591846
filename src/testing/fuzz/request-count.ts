import { afterEach } from "vitest";

declare module "vitest" {
  interface TaskMeta {
    /** The number of requests the test sent, and how many were answered with a 5xx. */
    requests?: { sent: number; failed: number };
  }
}

let counted = { sent: 0, failed: 0 };

/** Counts a response for the current test, where `npm run fuzz` reads it. Returns the status. */
export function countAnswer(status: number): number {
  counted = { sent: counted.sent + 1, failed: counted.failed + (status >= 500 ? 1 : 0) };
  return status;
}

/** Reports the counts of each test of this file to the runner. */
export function reportCounts(): void {
  afterEach(({ task }) => {
    task.meta.requests = counted;
    counted = { sent: 0, failed: 0 };
  });
}
