import { auditEventsRouter } from "~/features/audit-events/router";
import { accountRouter } from "~/features/account/router";
import { jobsRouter } from "~/features/jobs/router";
import { mailsRouter } from "~/features/mails/router";
import { keysRouter } from "~/features/keys/router";
import { securityRouter } from "~/features/security/router";
import { sessionsRouter } from "~/features/sessions/router";
import { tasksRouter } from "~/features/tasks/router";
import { purgeTrashJob } from "~/features/tasks/trash";
import { usersRouter } from "~/features/users/router";
import { auditRetentionJob } from "./audit/retention";
import { removeEndedLinksJob } from "./auth/account/one-time-links";
import { rotateKeysJob } from "./auth/keys/rotation";
import type { Job } from "./jobs/recurring";
import { removeEndedWindowsJob } from "./limits/cleanup";
import { requeueMailJob, clearMailJob } from "./mail/jobs";
import { createCallerFactory, router } from "./trpc";

/** The table of contents of the API. */
export const appRouter = router({
  tasks: tasksRouter,
  sessions: sessionsRouter,
  auditEvents: auditEventsRouter,
  account: accountRouter,
  security: securityRouter,
  users: usersRouter,
  keys: keysRouter,
  mails: mailsRouter,
  jobs: jobsRouter,
});

export type AppRouter = typeof appRouter;

/** Calls procedures in this process, with the same checks and without HTTP. */
export const createCaller = createCallerFactory(appRouter);

/** What happens without anybody asking. */
export const jobs: Job[] = [
  purgeTrashJob,
  removeEndedWindowsJob,
  removeEndedLinksJob,
  rotateKeysJob,
  requeueMailJob,
  clearMailJob,
  auditRetentionJob,
];
