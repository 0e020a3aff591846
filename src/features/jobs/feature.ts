import type { Feature } from "~/server/operations/feature";
import { jobEvents, jobsPermissions } from "./declarations";
import { jobsRouter } from "./router";

/** What administering background jobs brings to the server. */
export const jobsFeature = {
  router: jobsRouter,
  events: jobEvents,
  permissions: jobsPermissions,
  jobs: [],
} satisfies Feature;
