import type { Job, JobContext } from "~/server/jobs/job";
import { historyRetentionDays } from "./constants";
import { clearHistory } from "./clear-queries";

/** The job that deletes the history of tasks that are gone, and what is older than the audit log. */
export const clearHistoryJob = {
  name: "clear task history",
  every: 3_600_000,
  run: ({ asOwner, now }: Pick<JobContext, "asOwner" | "now">) => {
    const before = new Date(Date.parse(now) - historyRetentionDays * 86_400_000).toISOString();
    return asOwner(async (db) => ({ removed: await clearHistory(db, { before }) }));
  },
} satisfies Job;
