import type { Feature } from "~/server/operations/feature";
import { keyEvents, keysLinks, keysPermissions } from "./declarations";
import { keysRouter } from "./router";

/** The server part of the administration of signing keys. */
export const keysFeature = {
  router: keysRouter,
  events: keyEvents,
  permissions: keysPermissions,
  jobs: [],
  links: keysLinks,
  exported: {},
} satisfies Feature;
