import { TRPCError } from "@trpc/server";
import { ConflictError } from "~/server/errors";
import { permittedProcedure, router } from "~/server/trpc";
import { listJobs, listQueues, startJob } from "./queries";
import { startJobInput } from "./schema";

/** Procedures for background jobs, for administrators. */
export const jobsRouter = router({
  list: permittedProcedure("jobs.read").query(async ({ ctx }) => ({
    jobs: await listJobs(ctx.db),
    queues: await listQueues(ctx.db),
  })),

  start: permittedProcedure("jobs.manage", "job.started")
    .input(startJobInput)
    .mutation(async ({ ctx, input }) => {
      const outcome = await startJob(ctx.db, { ...input, audit: ctx.audit });
      if (outcome === undefined) throw new TRPCError({ code: "NOT_FOUND", message: "There is no job with this name." });
      if (!outcome.isStarted) throw new ConflictError("It is already running.", outcome.job);
      return outcome.job;
    }),
});
