import type { EventDeclaration, EventKind } from "../audit/kinds";
import type { Permission } from "../auth/permissions";
import type { FeatureJobContext } from "../context";
import type { Job } from "../jobs/job";
import type { AnyRouter } from "./catalogue";
import type { ExportedParts } from "./exported-part";
import type { PageLink } from "./page-link";
import type { Synced } from "./synced";

/** What a feature adds to the server, as its `feature.ts` declares it. */
export interface Feature {
  /** Its procedures, from which tRPC, REST, the OpenAPI document, rate limits and the access matrix follow. */
  router: AnyRouter;
  /** The events that it records in the audit log, with their labels. */
  events: readonly EventDeclaration<EventKind>[];
  /** The permissions that its procedures require, beyond the caller's own account. */
  permissions: readonly Permission[];
  /** Its recurring jobs. */
  jobs: readonly Job<FeatureJobContext>[];
  /** Its pages in the sidebar, the settings and the administration. */
  links: readonly PageLink[];
  /** The tables of its rows that the export of an account includes, by their names there. */
  exported: ExportedParts;
  /** Whose rows a browser keeps a copy of: the change feed tells of them under the feature's name. */
  synced?: Synced;
}
