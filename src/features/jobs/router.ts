import { permittedProcedure, router } from "~/server/trpc";
import { listJobs, listQueues } from "./queries";

/** What happens here without anybody asking, for those who run this installation. */
export const jobsRouter = router({
  list: permittedProcedure("jobs.read").query(async ({ ctx }) => ({
    jobs: await listJobs(ctx.db),
    queues: await listQueues(ctx.db),
  })),
});
