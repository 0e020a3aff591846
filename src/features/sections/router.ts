import type { RestOperation } from "~/server/operations/operation";
import { replayableProcedure } from "~/server/sync/replayable";
import { protectedProcedure, recordedProcedure, router } from "~/server/trpc";
import * as changes from "./changes";
import { listSections } from "./queries";
import { sectionResource } from "./resource";
import * as schema from "./schema";

const offer = (operation: Omit<RestOperation, "resource">) => ({ rest: { ...operation, resource: sectionResource } });
/** What a call costs that changes everything in a section, which may be thousands of tasks. */
const cost = 20;
/** The same for what a device may repeat. */
const replay = (operation: Omit<RestOperation, "resource">) => ({ ...offer(operation), replayable: true as const });

/** Procedures for the sections of the caller's projects. */
export const sectionsRouter = router({
  list: protectedProcedure
    .meta(
      offer({
        method: "GET",
        path: "/sections",
        returns: "page",
        summary: "List sections",
        description:
          "Returns all sections on one page, of one project or of all, in the order that their owner gave them.",
      }),
    )
    .input(schema.listSectionsInput)
    .query(async ({ ctx, input }) => ({
      items: await listSections(ctx.db, { ...input, ownerId: ctx.ownerId }),
      nextCursor: null,
    })),

  create: replayableProcedure("section.created")
    .meta(
      replay({
        method: "POST",
        path: "/sections",
        returns: "created",
        body: "NewSection",
        summary: "Add a section to a project",
        description:
          "With your own `id`, a UUIDv7, the request can be retried safely. A project can have 100 sections.",
      }),
    )
    .input(schema.createSectionInput)
    .mutation(({ ctx, input }) => changes.createSection(ctx, input)),

  update: replayableProcedure("section.changed")
    .meta(
      replay({
        method: "PATCH",
        alias: "PUT",
        path: "/sections/{id}",
        body: "SectionChanges",
        summary: "Change a section",
        description:
          "With `If-Match`, or a `version` in the body, the change applies only to that version. Without one, the last write wins.",
      }),
    )
    .input(schema.updateSectionInput)
    .mutation(({ ctx, input }) => changes.updateSection(ctx, input)),

  move: replayableProcedure("section.moved")
    .meta(
      replay({
        method: "PATCH",
        path: "/sections/{id}/position",
        body: "SectionMoveRequest",
        summary: "Move a section",
        description: "Puts the section at another place in its project. No other section is changed.",
      }),
    )
    .input(schema.moveSectionInput)
    .mutation(({ ctx, input }) => changes.moveSection(ctx, input)),

  delete: replayableProcedure("section.deleted")
    .meta({
      cost,
      ...replay({
        method: "DELETE",
        path: "/sections/{id}",
        returns: "nothing",
        summary: "Move a section to the trash",
        description:
          "Its tasks go along, up to 10,000. It stays in the trash for 30 days, and is restored with them until then.",
      }),
    })
    .input(schema.deleteSectionInput)
    .mutation(({ ctx, input }) => changes.deleteSection(ctx, input)),

  purge: recordedProcedure("section.purged")
    .meta({
      cost,
      ...offer({
        method: "DELETE",
        path: "/sections/{id}/permanently",
        returns: "nothing",
        summary: "Delete a section permanently",
        description:
          "Deletes the section at once with its tasks, in the trash or not. They cannot be restored. With `If-Match`, only that version is deleted.",
      }),
      onlineOnly: "It cannot be undone, so it is done while the user sees what is in the trash now.",
    })
    .input(schema.deleteSectionInput)
    .mutation(({ ctx, input }) => changes.purgeSection(ctx, input)),

  restore: replayableProcedure("section.restored")
    .meta({
      cost,
      ...replay({
        method: "POST",
        path: "/sections/{id}/restore",
        summary: "Restore a section from the trash",
        description:
          "What was deleted with the section is restored with it. A section that is not in the trash is returned unchanged, so the request can be retried safely.",
      }),
    })
    .input(schema.sectionIdInput)
    .mutation(({ ctx, input }) => changes.restoreSection(ctx, input)),
});
