import type { EventKind } from "../audit/kinds";
import type { Permission } from "../auth/permissions";
import type { RestOperation } from "./operation";

/** What a procedure declares about itself. */
export interface ProcedureMeta {
  /** Where REST offers it. */
  rest?: RestOperation;
  /** What a call counts against the caller's limit; 1 unless it is more. */
  cost?: number;
  /** What the caller's role must carry. */
  permission?: Permission;
  /** Whether a token that no session stands behind, such as a service's, may use that permission. Without it, only somebody who signed in may. */
  openToServices?: boolean;
  /** What it leaves in the audit trail: `recordedProcedure` and `permittedProcedure` say it. */
  audit?: EventKind;
  /** Done only when the session's holder gave a password or a second factor within the last ten minutes. */
  stepUp?: true;
}
