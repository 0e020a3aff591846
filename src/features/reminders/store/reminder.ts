import type { ServerRows } from "~/client/sync/kinds/server-rows";

/** A reminder as the API answers it. */
export type Reminder = ServerRows["reminders"];
