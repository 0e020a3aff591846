import { tasksRouter } from "~/features/tasks/router";
import { createCallerFactory, protectedProcedure, router } from "~/server/trpc";

export { jobs } from "~/server/router";

/**
 * The product's router with one more procedure, which does nothing but be asked by somebody with a valid token.
 * `build.ts` puts it in the place of `server/router.ts`, so that the rest of the server is the product's own.
 */
export const appRouter = router({
  tasks: tasksRouter,
  noop: protectedProcedure.query(({ ctx }) => ({ userId: ctx.ownerId })),
});

export const createCaller = createCallerFactory(appRouter);
