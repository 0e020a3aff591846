import type { Job } from "../jobs/job";
import { removeEndedWindows } from "./queries";

/** Deletes the counters whose window has ended, so that a million addresses leave no rows behind. */
export const removeEndedWindowsJob: Job = {
  name: "remove ended allowances",
  every: 600_000,
  run: async ({ db, now }) => ({ removed: await removeEndedWindows(db, { now }) }),
};
