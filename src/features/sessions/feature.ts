import type { Feature } from "~/server/operations/feature";
import { sessionsLinks } from "./declarations";
import { sessionsRouter } from "./router";

/** The server part of sessions. Their events and rows are declared in `server/auth`. */
export const sessionsFeature = {
  router: sessionsRouter,
  events: [],
  permissions: [],
  jobs: [],
  links: sessionsLinks,
  exported: {},
} satisfies Feature;
