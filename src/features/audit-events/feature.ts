import type { Feature } from "~/server/operations/feature";
import { auditLogEvents, auditPermissions } from "./declarations";
import { auditEventsRouter } from "./router";

/** What reading the audit log brings to the server. */
export const auditEventsFeature = {
  router: auditEventsRouter,
  events: auditLogEvents,
  permissions: auditPermissions,
  jobs: [],
} satisfies Feature;
