import type { Job, JobContext } from "~/server/jobs/job";
import { purgeTrash } from "./bulk-queries";
import { trashDays } from "./constants";

/** The job that deletes tasks after `trashDays` in the trash. */
export const purgeTrashJob = {
  name: "purge trash",
  every: 3_600_000,
  run: ({ asOwner, now }: Pick<JobContext, "asOwner" | "now">) => {
    const before = new Date(Date.parse(now) - trashDays * 86_400_000).toISOString();
    // On a connection of its own, because a job's transaction would hold the clocks of all users until it ends.
    return asOwner(async (db) => ({ purged: await purgeTrash(db, { before }) }));
  },
} satisfies Job;
