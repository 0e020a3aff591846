import type { Feature } from "~/server/operations/feature";
import { pushEvents } from "./declarations";
import { exportedPushDevices } from "./export-queries";
import { pushRouter } from "./router";

/** The server part of notifications on devices. What is sent is sent by `server/web-push`. */
export const pushFeature = {
  router: pushRouter,
  events: pushEvents,
  permissions: [],
  jobs: [],
  links: [],
  exported: { pushDevices: exportedPushDevices },
} satisfies Feature;
