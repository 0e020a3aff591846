import type { Job, JobContext } from "~/server/jobs/job";
import { trashLimit } from "~/shared/rows/trash";
import { purgeReminders, removeOrphans } from "./clear-queries";

/** The job that removes the reminders of tasks that are gone, and deletes what was removed 30 days ago. */
export const clearRemindersJob = {
  name: "clear reminders",
  every: 3_600_000,
  run: ({ asOwner, now }: Pick<JobContext, "asOwner" | "now">) =>
    // On a connection of its own, because a job's transaction would hold the clocks of all users until it ends.
    asOwner(async (db) => ({
      removed: await removeOrphans(db),
      purged: await purgeReminders(db, { before: trashLimit(now) }),
    })),
} satisfies Job;
