import type { Feature } from "~/server/operations/feature";
import { viewEvents } from "./declarations";
import { exportedViews } from "./export-queries";
import { exportedViewResource } from "./resource";
import { viewsRouter } from "./router";
import { syncedViews } from "./table";
import { purgeViewsJob } from "./trash";

/** The server part of saved views. */
export const viewsFeature = {
  router: viewsRouter,
  events: viewEvents,
  permissions: [],
  jobs: [purgeViewsJob],
  links: [],
  exported: { views: exportedViews },
  synced: { ...syncedViews, resource: exportedViewResource },
} satisfies Feature;
