import type { Job, JobContext } from "~/server/jobs/job";
import { trashLimit } from "~/shared/rows/trash";
import { purgeTags } from "./queries";

/** The job that deletes the rows of tags whose color was taken off 30 days ago. */
export const purgeTagsJob = {
  name: "purge tags",
  every: 3_600_000,
  run: ({ asOwner, now }: Pick<JobContext, "asOwner" | "now">) =>
    // On a connection of its own, because a job's transaction would hold the clocks of all users until it ends.
    asOwner(async (db) => ({ purged: await purgeTags(db, { before: trashLimit(now) }) })),
} satisfies Job;
