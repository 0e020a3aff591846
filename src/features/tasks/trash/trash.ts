import { trashLimit } from "~/shared/rows/trash";
import type { Job, JobContext } from "~/server/jobs/job";
import { purgeTrash } from "./purge-queries";

/** The job that deletes tasks after 30 days in the trash. */
export const purgeTrashJob = {
  name: "purge trash",
  every: 3_600_000,
  run: ({ asOwner, now }: Pick<JobContext, "asOwner" | "now">) => {
    // On a connection of its own, because a job's transaction would hold the clocks of all users until it ends.
    return asOwner(async (db) => ({ purged: await purgeTrash(db, { before: trashLimit(now) }) }));
  },
} satisfies Job;
