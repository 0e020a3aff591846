import type { Feature } from "~/server/operations/feature";
import { preferencesEvents, preferencesLinks } from "./declarations";
import { exportedPreferences } from "./export-queries";
import { preferencesRouter } from "./router";

/** The server part of preferences. */
export const preferencesFeature = {
  router: preferencesRouter,
  events: preferencesEvents,
  permissions: [],
  jobs: [],
  links: preferencesLinks,
  exported: { preferences: exportedPreferences },
} satisfies Feature;
