import type { Job, JobContext } from "~/server/jobs/job";
import { trashLimit } from "~/shared/rows/trash";
import { purgeViews } from "./queries";

/** The job that deletes saved views after 30 days in the trash. */
export const purgeViewsJob = {
  name: "purge views",
  every: 3_600_000,
  run: ({ asOwner, now }: Pick<JobContext, "asOwner" | "now">) =>
    // On a connection of its own, because a job's transaction would hold the clocks of all users until it ends.
    asOwner(async (db) => ({ purged: await purgeViews(db, { before: trashLimit(now) }) })),
} satisfies Job;
