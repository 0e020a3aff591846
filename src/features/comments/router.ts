import type { RestOperation } from "~/server/operations/operation";
import { replayableProcedure } from "~/server/sync/replayable";
import { protectedProcedure, router } from "~/server/trpc";
import * as changes from "./changes";
import { listComments } from "./queries";
import { commentResource } from "./resource";
import * as schema from "./schema";

const offer = (operation: Omit<RestOperation, "resource">) => ({ rest: { ...operation, resource: commentResource } });
/** The same for what a device may repeat. */
const replay = (operation: Omit<RestOperation, "resource">) => ({ ...offer(operation), replayable: true as const });

/** Procedures for the comments on the caller's tasks. */
export const commentsRouter = router({
  list: protectedProcedure
    .meta(
      offer({
        method: "GET",
        path: "/comments",
        returns: "page",
        summary: "List comments",
        description: "Returns comments on one task or on all, page by page. `Link` leads to the next page.",
      }),
    )
    .input(schema.listCommentsInput)
    .query(({ ctx: { db, ownerId }, input }) => listComments(db, { ...input, ownerId })),

  create: replayableProcedure("comment.created")
    .meta(
      replay({
        method: "POST",
        path: "/comments",
        returns: "created",
        body: "NewComment",
        summary: "Add a comment on a task",
        description:
          "With your own `id`, a UUIDv7, the request can be retried safely. A task can have 100 comments; those on a repeating task are comments on each that follows.",
      }),
    )
    .input(schema.createCommentInput)
    .mutation(({ ctx, input }) => changes.createComment(ctx, input)),

  update: replayableProcedure("comment.changed")
    .meta(
      replay({
        method: "PATCH",
        alias: "PUT",
        path: "/comments/{id}",
        body: "CommentChanges",
        summary: "Change a comment",
        description:
          "With `If-Match`, or a `version` in the body, the change applies only to that version. Without one, the last write wins.",
      }),
    )
    .input(schema.updateCommentInput)
    .mutation(({ ctx, input }) => changes.updateComment(ctx, input)),

  delete: replayableProcedure("comment.deleted")
    .meta(
      replay({
        method: "DELETE",
        path: "/comments/{id}",
        returns: "nothing",
        summary: "Delete a comment",
        description: "It can be restored for 30 days. With `If-Match`, only that version is deleted.",
      }),
    )
    .input(schema.deleteCommentInput)
    .mutation(({ ctx, input }) => changes.deleteComment(ctx, input)),

  restore: replayableProcedure("comment.restored")
    .meta(
      replay({
        method: "POST",
        path: "/comments/{id}/restore",
        summary: "Restore a deleted comment",
        description: "A comment that is not deleted is returned unchanged, so the request can be retried safely.",
      }),
    )
    .input(schema.commentIdInput)
    .mutation(({ ctx, input }) => changes.restoreComment(ctx, input)),
});
