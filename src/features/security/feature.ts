import type { Feature } from "~/server/operations/feature";
import { securityRouter } from "./router";

/** What second factors, passkeys and trusted browsers bring to the server. Their events and rows are those of `server/auth`. */
export const securityFeature = {
  router: securityRouter,
  events: [],
  permissions: [],
  jobs: [],
} satisfies Feature;
