import type { Feature } from "~/server/operations/feature";
import { securityLinks } from "./declarations";
import { securityRouter } from "./router";

/** The server part of second factors, passkeys and trusted browsers. Their events and rows are declared in `server/auth`. */
export const securityFeature = {
  router: securityRouter,
  events: [],
  permissions: [],
  jobs: [],
  links: securityLinks,
  exported: {},
} satisfies Feature;
