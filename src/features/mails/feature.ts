import type { Feature } from "~/server/operations/feature";
import { mailEvents, mailsPermissions } from "./declarations";
import { mailsRouter } from "./router";

/** What administering mail brings to the server. */
export const mailsFeature = {
  router: mailsRouter,
  events: mailEvents,
  permissions: mailsPermissions,
  jobs: [],
} satisfies Feature;
