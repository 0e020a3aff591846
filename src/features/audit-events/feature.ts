import type { Feature } from "~/server/operations/feature";
import { auditEventsLinks, auditLogEvents, auditPermissions } from "./declarations";
import { exportedActivity } from "./export-queries";
import { auditEventsRouter } from "./router";

/** The server part of the audit log's pages. */
export const auditEventsFeature = {
  router: auditEventsRouter,
  events: auditLogEvents,
  permissions: auditPermissions,
  jobs: [],
  links: auditEventsLinks,
  exported: { activity: exportedActivity },
} satisfies Feature;
