import type { Job } from "../jobs/recurring";
import { removeEndedWindows } from "./queries";

/** Keeps the table as small as what is counted just now: a million addresses leave nothing behind. */
export const removeEndedWindowsJob: Job = {
  name: "remove ended allowances",
  every: 600_000,
  run: async ({ db, now }) => ({ removed: await removeEndedWindows(db, { now }) }),
};
