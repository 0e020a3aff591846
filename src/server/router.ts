import { tasksRouter } from "~/features/tasks/router";
import { createCallerFactory, router } from "./trpc";

/** The table of contents of the API. */
export const appRouter = router({
  tasks: tasksRouter,
});

export type AppRouter = typeof appRouter;

/** Calls procedures in this process, with the same checks and without HTTP. */
export const createCaller = createCallerFactory(appRouter);
