import type { Feature } from "~/server/operations/feature";
import { clearCommentsJob } from "./clear-comments";
import { commentEvents } from "./declarations";
import { exportedComments } from "./export-queries";
import { exportedCommentResource } from "./resource";
import { commentsRouter } from "./router";
import { syncedComments } from "./table";

/** The server part of comments. */
export const commentsFeature = {
  router: commentsRouter,
  events: commentEvents,
  permissions: [],
  jobs: [clearCommentsJob],
  links: [],
  exported: { comments: exportedComments },
  synced: { ...syncedComments, resource: exportedCommentResource },
} satisfies Feature;
