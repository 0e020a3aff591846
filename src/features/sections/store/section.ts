import type { ServerRows } from "~/client/sync/kinds/server-rows";

/** A section as the API answers it. */
export type Section = ServerRows["sections"];
