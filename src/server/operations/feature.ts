import type { EventDeclaration, EventKind } from "../audit/kinds";
import type { Permission } from "../auth/permissions";
import type { FeatureJobContext } from "../context";
import type { Job } from "../jobs/job";
import type { AnyRouter } from "./catalogue";
import type { ExportedParts } from "./exported-part";
import type { Synced } from "./synced";

/** What a feature brings to the server, as its `feature.ts` declares it. */
export interface Feature {
  /** Its procedures: from them follow tRPC, REST, the OpenAPI document, rate limits and the access matrix. */
  router: AnyRouter;
  /** What it records in the audit log, and in which words that is shown. */
  events: readonly EventDeclaration<EventKind>[];
  /** What its procedures ask of a role beyond the caller's own account. */
  permissions: readonly Permission[];
  /** What happens without a caller. */
  jobs: readonly Job<FeatureJobContext>[];
  /** What the export of an account holds: its tables with rows of users, each by the name it has there. */
  exported: ExportedParts;
  /** Whose rows a browser keeps a copy of: the change feed tells of them under the feature's name. */
  synced?: Synced;
}
