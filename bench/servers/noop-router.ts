import { tasksRouter } from "~/features/tasks/router";
import { createCallerFactory, protectedProcedure, router } from "~/server/trpc";

export { jobs } from "~/server/router";

/**
 * The product's router with one more procedure, which only requires a valid token.
 * `build.ts` substitutes it for `server/router.ts`, so that the rest of the server is the product's.
 */
export const appRouter = router({
  tasks: tasksRouter,
  noop: protectedProcedure.query(({ ctx }) => ({ userId: ctx.ownerId })),
});

export const createCaller = createCallerFactory(appRouter);
