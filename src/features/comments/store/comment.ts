import type { ServerRows } from "~/client/sync/kinds/server-rows";

/** A comment as the API answers it. */
export type Comment = ServerRows["comments"];
