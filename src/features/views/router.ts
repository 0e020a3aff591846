import type { RestOperation } from "~/server/operations/operation";
import { replayableProcedure } from "~/server/sync/replayable";
import { protectedProcedure, router } from "~/server/trpc";
import * as changes from "./changes";
import { listViews } from "./queries";
import { viewResource } from "./resource";
import * as inputs from "./inputs";

const offer = (operation: Omit<RestOperation, "resource">) => ({ rest: { ...operation, resource: viewResource } });
/** The same for what a device may repeat. */
const replay = (operation: Omit<RestOperation, "resource">) => ({ ...offer(operation), replayable: true as const });

/** Procedures for the caller's saved views. */
export const viewsRouter = router({
  list: protectedProcedure
    .meta(
      offer({
        method: "GET",
        path: "/views",
        returns: "page",
        summary: "List saved views",
        description: "Returns all saved views on one page, in the order that their owner gave them.",
      }),
    )
    .input(inputs.listViewsInput)
    .query(async ({ ctx, input }) => ({
      items: await listViews(ctx.db, { ...input, ownerId: ctx.ownerId }),
      nextCursor: null,
    })),

  create: replayableProcedure("view.created")
    .meta(
      replay({
        method: "POST",
        path: "/views",
        returns: "created",
        body: "NewView",
        summary: "Save a view",
        description: "With your own `id`, a UUIDv7, the request can be retried safely. There can be 100 views.",
      }),
    )
    .input(inputs.createViewInput)
    .mutation(({ ctx, input }) => changes.createView(ctx, input)),

  update: replayableProcedure("view.changed")
    .meta(
      replay({
        method: "PATCH",
        alias: "PUT",
        path: "/views/{id}",
        body: "ViewChanges",
        summary: "Change a saved view",
        description:
          "With `If-Match`, or a `version` in the body, the change applies only to that version. Without one, the last write wins.",
      }),
    )
    .input(inputs.updateViewInput)
    .mutation(({ ctx, input }) => changes.updateView(ctx, input)),

  move: replayableProcedure("view.moved")
    .meta(
      replay({
        method: "PATCH",
        path: "/views/{id}/position",
        body: "ViewMoveRequest",
        summary: "Move a saved view",
        description: "Puts the view at another place among the views. No other view is changed.",
      }),
    )
    .input(inputs.moveViewInput)
    .mutation(({ ctx, input }) => changes.moveView(ctx, input)),

  delete: replayableProcedure("view.deleted")
    .meta(
      replay({
        method: "DELETE",
        path: "/views/{id}",
        returns: "nothing",
        summary: "Move a saved view to the trash",
        description: "No task is changed. It stays in the trash for 30 days, and can be restored until then.",
      }),
    )
    .input(inputs.deleteViewInput)
    .mutation(({ ctx, input }) => changes.deleteView(ctx, input)),

  restore: replayableProcedure("view.restored")
    .meta(
      replay({
        method: "POST",
        path: "/views/{id}/restore",
        summary: "Restore a saved view from the trash",
        description: "A view that is not in the trash is returned unchanged, so the request can be retried safely.",
      }),
    )
    .input(inputs.viewIdInput)
    .mutation(({ ctx, input }) => changes.restoreView(ctx, input)),
});
