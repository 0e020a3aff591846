import type { Job, JobWork } from "../jobs/recurring";
import { adoptMail, clearMail } from "./queries";

/** Days after which nothing tells any more who was written to. */
const rememberedDays = 30;
/** Hours for which mail that was not sent, for want of a server, can be read. */
const keptHours = 24;

/** No address stays longer than it is of use. */
export const clearMailJob = {
  name: "clear mail",
  every: 3_600_000,
  run: ({ db, now }: Pick<JobWork, "db" | "now">) => {
    const before = (hours: number) => new Date(Date.parse(now) - hours * 3_600_000).toISOString();
    return clearMail(db, { keptSince: before(keptHours), since: before(rememberedDays * 24) });
  },
} satisfies Job;

/** Nothing waits forever. */
export const adoptMailJob = {
  name: "adopt mail",
  every: 300_000,
  run: async ({ db }: Pick<JobWork, "db">) => ({ adopted: await adoptMail(db) }),
} satisfies Job;
