import type { ServerRows } from "~/client/sync/kinds/server-rows";

/** A saved view as the API answers it. */
export type SavedView = ServerRows["views"];
