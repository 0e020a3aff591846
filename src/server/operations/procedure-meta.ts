import type { EventKind } from "../audit/kinds";
import type { Permission } from "../auth/permissions";
import type { RestOperation } from "./operation";

/** What a procedure declares about itself. */
export interface ProcedureMeta {
  /** Its REST operation. */
  rest?: RestOperation;
  /** The cost of a call against the caller's rate limit; 1 by default. */
  cost?: number;
  /** The permission that the caller's role must have. */
  permission?: Permission;
  /** Whether a token without a session, such as a service's, may use that permission. By default only a signed-in user may. */
  openToServices?: boolean;
  /** The event that it adds to the audit log. */
  audit?: EventKind;
  /** Calls other procedures for the caller, each of which adds its own event. */
  relays?: true;
  /** Requires that the user gave a password or a second factor within the last ten minutes. */
  stepUp?: true;
  /** The reason why a device may not replay it, for a procedure that changes synced rows and is not a `replayableProcedure`. */
  onlineOnly?: string;
}
