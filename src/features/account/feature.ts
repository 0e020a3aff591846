import type { Feature } from "~/server/operations/feature";
import { accountEvents } from "./declarations";
import { accountRouter } from "./router";

/** What accounts bring to the server. Their other events and their rows are those of `server/auth`. */
export const accountFeature = {
  router: accountRouter,
  events: accountEvents,
  permissions: [],
  jobs: [],
} satisfies Feature;
