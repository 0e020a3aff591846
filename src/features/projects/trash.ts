import type { Job, JobContext } from "~/server/jobs/job";
import { trashLimit } from "~/shared/rows/trash";
import { purgeProjects } from "./trash-queries";

/** The job that deletes projects and sections after 30 days in the trash. */
export const purgeProjectsJob = {
  name: "purge projects",
  every: 3_600_000,
  run: ({ asOwner, now }: Pick<JobContext, "asOwner" | "now">) => {
    // On a connection of its own, because a job's transaction would hold the clocks of all users until it ends.
    return asOwner(async (db) => ({ purged: await purgeProjects(db, { before: trashLimit(now) }) }));
  },
} satisfies Job;
