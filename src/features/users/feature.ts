import type { Feature } from "~/server/operations/feature";
import { userEvents, usersLinks, usersPermissions } from "./declarations";
import { usersRouter } from "./router";

/** The server part of the administration of users. */
export const usersFeature = {
  router: usersRouter,
  events: userEvents,
  permissions: usersPermissions,
  jobs: [],
  links: usersLinks,
  exported: {},
} satisfies Feature;
