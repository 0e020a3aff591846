import type { Job, JobContext } from "~/server/jobs/job";
import { trashLimit } from "~/shared/rows/trash";
import { deleteOrphans, purgeComments } from "./clear-queries";

/** The job that deletes the comments of tasks that are gone, and permanently what was deleted 30 days ago. */
export const clearCommentsJob = {
  name: "clear comments",
  every: 3_600_000,
  run: ({ asOwner, now }: Pick<JobContext, "asOwner" | "now">) =>
    // On a connection of its own, because a job's transaction would hold the clocks of all users until it ends.
    asOwner(async (db) => ({
      removed: await deleteOrphans(db),
      purged: await purgeComments(db, { before: trashLimit(now) }),
    })),
} satisfies Job;
