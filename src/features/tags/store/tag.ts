import type { ServerRows } from "~/client/sync/kinds/server-rows";

/** A tag with a color as the API answers it. */
export type ColoredTag = ServerRows["tags"];
