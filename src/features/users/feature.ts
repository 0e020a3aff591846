import type { Feature } from "~/server/operations/feature";
import { userEvents, usersPermissions } from "./declarations";
import { usersRouter } from "./router";

/** What administering people brings to the server. */
export const usersFeature = {
  router: usersRouter,
  events: userEvents,
  permissions: usersPermissions,
  jobs: [],
} satisfies Feature;
