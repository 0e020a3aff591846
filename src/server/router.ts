import { createAccountFeature } from "~/features/account/feature";
import { auditEventsFeature } from "~/features/audit-events/feature";
import { commentsFeature } from "~/features/comments/feature";
import { jobsFeature } from "~/features/jobs/feature";
import { keysFeature } from "~/features/keys/feature";
import { mailsFeature } from "~/features/mails/feature";
import { preferencesFeature } from "~/features/preferences/feature";
import { pushFeature } from "~/features/push/feature";
import { projectsFeature } from "~/features/projects/feature";
import { viewsFeature } from "~/features/views/feature";
import { remindersFeature } from "~/features/reminders/feature";
import { sectionsFeature } from "~/features/sections/feature";
import { securityFeature } from "~/features/security/feature";
import { sessionsFeature } from "~/features/sessions/feature";
import { tagsFeature } from "~/features/tags/feature";
import { tasksFeature } from "~/features/tasks/feature";
import { usersFeature } from "~/features/users/feature";
import { registerEvents } from "./audit/kinds";
import { authEvents } from "./auth/better-auth/declared-events";
import { registerPermissions } from "./auth/permissions";
import { mailEvents } from "./mail/events";
import { auditRetentionJob } from "./audit/retention";
import { removeEndedLinksJob } from "./auth/account/one-time-links";
import { rotateKeysJob } from "./auth/keys/rotation";
import type { FeatureJobContext } from "./context";
import type { Job } from "./jobs/job";
import { removeEndedWindowsJob } from "./limits/cleanup";
import { requeueMailJob, clearMailJob } from "./mail/jobs";
import type { ExportedPart, ExportedParts } from "./operations/exported-part";
import type { Feature } from "./operations/feature";
import type { Synced } from "./operations/synced";
import { createSyncRouter } from "./sync/router";
import { createCallerFactory, router } from "./trpc";

/** The features of this product, by the names under which their procedures are called. The server has no other list of them. */
const domain = {
  tasks: tasksFeature,
  projects: projectsFeature,
  sections: sectionsFeature,
  views: viewsFeature,
  reminders: remindersFeature,
  comments: commentsFeature,
  tags: tagsFeature,
  push: pushFeature,
  preferences: preferencesFeature,
  sessions: sessionsFeature,
  auditEvents: auditEventsFeature,
  security: securityFeature,
  users: usersFeature,
  keys: keysFeature,
  mails: mailsFeature,
  jobs: jobsFeature,
} satisfies Record<string, Feature>;

type SyncedIn<Features extends Record<string, Feature>> = {
  [Name in keyof Features as Features[Name] extends { synced: object } ? Name : never]: NonNullable<
    Features[Name]["synced"]
  >;
};

function syncedIn<Features extends Record<string, Feature>>(given: Features): SyncedIn<Features>;
function syncedIn(given: Record<string, Feature>): Record<string, Synced> {
  return Object.fromEntries(
    Object.entries(given).flatMap(([name, { synced }]) => (synced === undefined ? [] : [[name, synced]])),
  );
}

type EachPart<Exported> = Exported extends unknown ? keyof Exported : never;
/** What the features export, in one record. */
type ExportedIn<Features extends Record<string, Feature>> = {
  [Name in EachPart<Features[keyof Features]["exported"]>]: Extract<
    Features[keyof Features]["exported"],
    Record<Name, ExportedPart>
  >[Name];
};

function exportedIn<Features extends Record<string, Feature>>(given: Features): ExportedIn<Features>;
function exportedIn(given: Record<string, Feature>): ExportedParts {
  return Object.fromEntries(Object.values(given).flatMap(({ exported }) => Object.entries(exported)));
}

/** What the features bring, and what follows from them. */
export const features = {
  ...domain,
  account: createAccountFeature(exportedIn(domain)),
  sync: {
    router: createSyncRouter(syncedIn(domain), router(routersOf(domain))),
    events: [],
    permissions: [],
    jobs: [],
    links: [],
    exported: {},
  },
} satisfies Record<string, Feature>;

const declarations: Feature[] = Object.values(features);
registerEvents([...authEvents, ...mailEvents, ...declarations.flatMap(({ events }) => events)]);
registerPermissions(declarations.flatMap(({ permissions }) => permissions));

type Routers<Features extends Record<string, Feature>> = { [Name in keyof Features]: Features[Name]["router"] };

function routersOf<Features extends Record<string, Feature>>(given: Features): Routers<Features>;
function routersOf(given: Record<string, Feature>): Record<string, Feature["router"]> {
  return Object.fromEntries(Object.entries(given).map(([name, feature]) => [name, feature.router]));
}

/** The router of the whole API. */
export const appRouter = router(routersOf(features));

export type AppRouter = typeof appRouter;

/** Creates a caller of procedures in this process, with the same checks and without HTTP. */
export const createCaller = createCallerFactory(appRouter);

/** The jobs that run at intervals. */
export const jobs: Job<FeatureJobContext>[] = [
  ...Object.values(features).flatMap((feature: Feature) => feature.jobs),
  removeEndedWindowsJob,
  removeEndedLinksJob,
  rotateKeysJob,
  requeueMailJob,
  clearMailJob,
  auditRetentionJob,
];
