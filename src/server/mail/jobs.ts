import type { Job, JobWork } from "../jobs/recurring";
import { requeueMail, clearMail } from "./queries";

/** Days after which nothing tells any more who was written to. */
const retentionDays = 30;
/** Hours for which mail that was not sent, for want of a server, can be read. */
const previewHours = 24;

/** No address stays longer than it is of use. */
export const clearMailJob = {
  name: "clear mail",
  every: 3_600_000,
  run: ({ db, now }: Pick<JobWork, "db" | "now">) => {
    const before = (hours: number) => new Date(Date.parse(now) - hours * 3_600_000).toISOString();
    return clearMail(db, { keptSince: before(previewHours), since: before(retentionDays * 24) });
  },
} satisfies Job;

/** Nothing waits forever. */
export const requeueMailJob = {
  name: "adopt mail",
  every: 300_000,
  run: async ({ db }: Pick<JobWork, "db">) => ({ adopted: await requeueMail(db) }),
} satisfies Job;
