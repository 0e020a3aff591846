import type { Feature } from "~/server/operations/feature";
import { mailEvents, mailsLinks, mailsPermissions } from "./declarations";
import { mailsRouter } from "./router";

/** The server part of the administration of mail. */
export const mailsFeature = {
  router: mailsRouter,
  events: mailEvents,
  permissions: mailsPermissions,
  jobs: [],
  links: mailsLinks,
  exported: {},
} satisfies Feature;
