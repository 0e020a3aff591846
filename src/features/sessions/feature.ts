import type { Feature } from "~/server/operations/feature";
import { sessionsRouter } from "./router";

/** What sessions bring to the server. Their events and rows are those of `server/auth`. */
export const sessionsFeature = {
  router: sessionsRouter,
  events: [],
  permissions: [],
  jobs: [],
} satisfies Feature;
