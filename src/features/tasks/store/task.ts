import type { RouterOutputs } from "~/client/api";

/** A task as the API answers it. */
export type Task = RouterOutputs["tasks"]["byId"];
