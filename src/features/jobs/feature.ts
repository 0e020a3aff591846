import type { Feature } from "~/server/operations/feature";
import { jobEvents, jobsLinks, jobsPermissions } from "./declarations";
import { jobsRouter } from "./router";

/** The server part of the administration of background jobs. */
export const jobsFeature = {
  router: jobsRouter,
  events: jobEvents,
  permissions: jobsPermissions,
  jobs: [],
  links: jobsLinks,
  exported: {},
} satisfies Feature;
