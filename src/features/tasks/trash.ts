import type { Job, JobContext } from "~/server/jobs/job";
import { purgeTrash } from "./queries";

/** Days during which a deleted task can be restored. */
export const trashDays = 30;

/** The job that deletes tasks after `trashDays` in the trash. */
export const purgeTrashJob = {
  name: "purge trash",
  every: 3_600_000,
  run: async ({ db, now }: Pick<JobContext, "db" | "now">) => {
    const before = new Date(Date.parse(now) - trashDays * 86_400_000).toISOString();
    return { purged: await purgeTrash(db, { before }) };
  },
} satisfies Job;
