import type { RestOperation } from "~/server/operations/operation";
import { refuseMissing } from "~/server/sync/owned-rows";
import { replayableProcedure } from "~/server/sync/replayable";
import { protectedProcedure, recordedProcedure, router } from "~/server/trpc";
import * as changes from "./changes";
import { countByProject } from "./count-queries";
import { findProject, listProjects } from "./queries";
import { projectResource } from "./resource";
import * as schema from "./schema";
import { syncedProjects } from "./table";

const offer = (operation: Omit<RestOperation, "resource">) => ({ rest: { ...operation, resource: projectResource } });
/** What a call costs that changes everything in a project, which may be thousands of tasks. */
const cost = 20;
/** The same for what a device may repeat. */
const replay = (operation: Omit<RestOperation, "resource">) => ({ ...offer(operation), replayable: true as const });

/** Procedures for the caller's projects. */
export const projectsRouter = router({
  list: protectedProcedure
    .meta(
      offer({
        method: "GET",
        path: "/projects",
        returns: "page",
        summary: "List projects",
        description: "Returns all projects on one page, in the order that their owner gave them.",
      }),
    )
    .input(schema.listProjectsInput)
    .query(async ({ ctx, input }) => ({
      items: await listProjects(ctx.db, { ...input, ownerId: ctx.ownerId }),
      nextCursor: null,
    })),

  byId: protectedProcedure
    .meta(
      offer({
        method: "GET",
        path: "/projects/{id}",
        summary: "Read a project",
        description: "Returns the project, with its version as the `ETag`. A project in the trash is not found.",
      }),
    )
    .input(schema.projectIdInput)
    .query(async ({ ctx, input }) => {
      const owned = { ownerId: ctx.ownerId, id: input.id };
      return (await findProject(ctx.db, owned)) ?? (await refuseMissing(ctx.db, syncedProjects, owned));
    }),

  counts: protectedProcedure.query(({ ctx }) => countByProject(ctx.db, { ownerId: ctx.ownerId })),

  create: replayableProcedure("project.created")
    .meta(
      replay({
        method: "POST",
        path: "/projects",
        returns: "created",
        body: "NewProject",
        summary: "Add a project",
        description:
          "Only the name is required. With your own `id`, a UUIDv7, the request can be retried safely. There can be 500 projects outside the trash.",
      }),
    )
    .input(schema.createProjectInput)
    .mutation(({ ctx, input }) => changes.createProject(ctx, input)),

  update: replayableProcedure("project.changed")
    .meta(
      replay({
        method: "PATCH",
        alias: "PUT",
        path: "/projects/{id}",
        body: "ProjectChanges",
        summary: "Change a project",
        description:
          "Omitted fields are not changed. With `If-Match`, or a `version` in the body, the change applies only to that version. Without one, the last write wins.",
      }),
    )
    .input(schema.updateProjectInput)
    .mutation(({ ctx, input }) => changes.updateProject(ctx, input)),

  move: replayableProcedure("project.moved")
    .meta(
      replay({
        method: "PATCH",
        path: "/projects/{id}/position",
        body: "ProjectMoveRequest",
        summary: "Move a project",
        description: "Puts the project at another place among the others. No other project is changed.",
      }),
    )
    .input(schema.moveProjectInput)
    .mutation(({ ctx, input }) => changes.moveProject(ctx, input)),

  delete: replayableProcedure("project.deleted")
    .meta({
      cost,
      ...replay({
        method: "DELETE",
        path: "/projects/{id}",
        returns: "nothing",
        summary: "Move a project to the trash",
        description:
          "Everything in the project goes along, up to 5,000 tasks. It stays in the trash for 30 days, and is restored with the project until then.",
      }),
    })
    .input(schema.deleteProjectInput)
    .mutation(({ ctx, input }) => changes.deleteProject(ctx, input)),

  purge: recordedProcedure("project.purged")
    .meta({
      cost,
      ...offer({
        method: "DELETE",
        path: "/projects/{id}/permanently",
        returns: "nothing",
        summary: "Delete a project permanently",
        description:
          "Deletes the project at once with all tasks in it, in the trash or not. They cannot be restored. With `If-Match`, only that version is deleted.",
      }),
      onlineOnly: "It cannot be undone, so it is done while the user sees what is in the trash now.",
    })
    .input(schema.deleteProjectInput)
    .mutation(({ ctx, input }) => changes.purgeProject(ctx, input)),

  restore: replayableProcedure("project.restored")
    .meta({
      cost,
      ...replay({
        method: "POST",
        path: "/projects/{id}/restore",
        summary: "Restore a project from the trash",
        description:
          "What was deleted with the project is restored with it. A project that is not in the trash is returned unchanged, so the request can be retried safely.",
      }),
    })
    .input(schema.projectIdInput)
    .mutation(({ ctx, input }) => changes.restoreProject(ctx, input)),
});
