import type { Job, JobContext } from "../jobs/job";
import { requeueMail, clearMail } from "./queries";

/** Days after which mail is deleted, and with it the address of its recipient. */
const retentionDays = 30;
/** Hours for which mail can be read as a preview, if no server sends it. */
const previewHours = 24;

/** Deletes old mail and the content of old previews. */
export const clearMailJob = {
  name: "clear mail",
  every: 3_600_000,
  run: ({ db, now }: Pick<JobContext, "db" | "now">) => {
    const before = (hours: number) => new Date(Date.parse(now) - hours * 3_600_000).toISOString();
    return clearMail(db, { keptSince: before(previewHours), since: before(retentionDays * 24) });
  },
} satisfies Job;

/** Queues mail that waits without a job. */
export const requeueMailJob = {
  name: "adopt mail",
  every: 300_000,
  run: async ({ db }: Pick<JobContext, "db">) => ({ adopted: await requeueMail(db) }),
} satisfies Job;
