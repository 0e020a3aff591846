import type { ServerRows } from "~/client/sync/kinds/server-rows";

/** A project as the API answers it. */
export type Project = ServerRows["projects"];
