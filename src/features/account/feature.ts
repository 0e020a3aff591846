import type { Feature } from "~/server/operations/feature";
import { accountEvents } from "./declarations";
import { accountRouter } from "./router";

/** The server part of the feature. Further events and rows of accounts are declared in `server/auth`. */
export const accountFeature = {
  router: accountRouter,
  events: accountEvents,
  permissions: [],
  jobs: [],
} satisfies Feature;
