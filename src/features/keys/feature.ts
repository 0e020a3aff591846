import type { Feature } from "~/server/operations/feature";
import { keyEvents, keysPermissions } from "./declarations";
import { keysRouter } from "./router";

/** What administering signing keys brings to the server. */
export const keysFeature = {
  router: keysRouter,
  events: keyEvents,
  permissions: keysPermissions,
  jobs: [],
} satisfies Feature;
