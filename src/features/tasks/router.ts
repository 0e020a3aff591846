import { TRPCError } from "@trpc/server";
import type { RestOperation } from "~/server/operations/operation";
import { holdingClock, refuseMissing } from "~/server/sync/owned-rows";
import { replayableProcedure } from "~/server/sync/replayable";
import { protectedProcedure, router } from "~/server/trpc";
import { restoreTask, trashTask } from "./change/change-queries";
import { historyProcedures } from "./change/history/history-procedures";
import { listProcedures } from "./list/list-procedures";
import { manyProcedures } from "./many/many-procedures";
import * as queries from "./queries";
import { skipProcedures } from "./repeat/skip-procedures";
import { taskResource } from "./resource";
import * as schema from "./schema";
import { syncedTasks } from "./table";
import { tagProcedures } from "./tags/tag-procedures";
import { purgeProcedures } from "./trash/purge-procedures";
import { move } from "./tree/move";
import { inPlace } from "./tree/place";
import { moveTaskInput } from "./tree/schema";
import { change, create, merge, refuseChange, requireTask } from "./change/update";

const offer = (operation: Omit<RestOperation, "resource">) => ({ rest: { ...operation, resource: taskResource } });
/** The same for what a device may repeat. */
const replay = (operation: Omit<RestOperation, "resource">) => ({ ...offer(operation), replayable: true as const });

/** Procedures for the caller's tasks. The owner is the token's subject, never part of the input. */
export const tasksRouter = router({
  ...listProcedures,
  ...manyProcedures,
  ...tagProcedures,

  byId: protectedProcedure
    .meta(
      offer({
        method: "GET",
        path: "/tasks/{id}",
        summary: "Read a task",
        description: "Returns the task, with its version as the `ETag`. A task in the trash is not found.",
      }),
    )
    .input(schema.taskIdInput)
    .query(async ({ ctx, input }) => {
      const owned = { ownerId: ctx.ownerId, id: input.id };
      return (await queries.findTask(ctx.db, owned)) ?? (await refuseMissing(ctx.db, syncedTasks, owned));
    }),

  create: replayableProcedure("task.created")
    .meta(
      replay({
        method: "POST",
        path: "/tasks",
        returns: "created",
        body: "NewTask",
        summary: "Add a task",
        description: "Only the title is required. With your own `id`, a UUIDv7, the request can be retried safely.",
      }),
    )
    .input(schema.createTaskInput)
    .mutation(({ ctx, input }) => create(ctx, input)),

  update: replayableProcedure("task.changed")
    .meta(
      replay({
        method: "PATCH",
        alias: "PUT",
        path: "/tasks/{id}",
        body: "TaskChanges",
        summary: "Change a task",
        description:
          "Omitted fields are not changed. With `If-Match`, or a `version` in the body, the change applies only to that version. Without one, the last write wins.",
      }),
    )
    .input(schema.updateTaskInput)
    .mutation(({ ctx, input: { id, version, timeZone, was, tagChanges, ...given } }) => {
      const versioned = { ownerId: ctx.ownerId, id, version, timeZone };
      const isMerged = ctx.command !== undefined || was !== undefined || tagChanges !== undefined;
      const act: Parameters<typeof inPlace>[2] = (db, { projectId, sectionId }) => {
        const changes = { ...given, projectId, sectionId };
        return isMerged
          ? merge({ ...ctx, db }, versioned, { ...changes, was, tagChanges })
          : change(db, { ...versioned, changes }, ctx.audit);
      };
      const { projectId, sectionId } = given;
      return inPlace(ctx, { projectId, sectionId }, act, (db) => requireTask(db, versioned));
    }),

  move: replayableProcedure("task.moved")
    .meta(
      replay({
        method: "PATCH",
        path: "/tasks/{id}/position",
        body: "TaskMoveRequest",
        summary: "Move a task",
        description:
          "Puts the task at another place among its siblings, below another task, or into another project or section. Its subtasks go along, and no sibling is changed. A task is never below itself, and a subtask is in the project and the section of its parent.",
      }),
    )
    .input(moveTaskInput)
    .mutation(({ ctx, input }) => move(ctx, input)),

  setCompleted: replayableProcedure("task.completed")
    .meta(
      replay({
        method: "PATCH",
        path: "/tasks/{id}/complete",
        body: "TaskCompletion",
        summary: "Complete a task, or reopen it",
        description:
          "Without `completed`, the state of the task is toggled. Its open subtasks are completed with it, and those are reopened with it. When a repeating task is completed, the next one is added, due at the same time of day in `timeZone`, with open copies of all subtasks; when it is reopened, the next one is deleted with its subtasks unless any of them was changed.",
      }),
    )
    .input(schema.setCompletedInput)
    .mutation(({ ctx, input: { id, version, timeZone, completed } }) => {
      const versioned = { ownerId: ctx.ownerId, id, version, timeZone };
      if (ctx.command === undefined)
        return change(ctx.db, { ...versioned, changes: { completed: completed ?? "opposite" } }, ctx.audit);
      if (completed === undefined) throw new TRPCError({ code: "BAD_REQUEST", message: "A command says `completed`." });
      return merge(ctx, versioned, { completed });
    }),

  ...skipProcedures,

  delete: replayableProcedure("task.deleted")
    .meta(
      replay({
        method: "DELETE",
        path: "/tasks/{id}",
        returns: "nothing",
        summary: "Move a task to the trash",
        description: "The task and its subtasks stay in the trash for 30 days, and can be restored until then.",
      }),
    )
    .input(schema.deleteTaskInput)
    .mutation(async ({ ctx, input: { id, version } }) => {
      const owned = { ownerId: ctx.ownerId, id };
      const task = await holdingClock(ctx, (db) => trashTask(db, { ...owned, version }, ctx.audit));
      if (task !== undefined) return task;
      const trashed = ctx.command === undefined ? undefined : await queries.findTask(ctx.db, owned, "trash");
      return trashed ?? (await refuseChange(ctx.db, owned));
    }),

  /** Returns a task that is not in the trash unchanged, so that a retry is safe. */
  restore: replayableProcedure("task.restored")
    .meta(
      replay({
        method: "POST",
        path: "/tasks/{id}/restore",
        summary: "Restore a task from the trash",
        description:
          "The subtasks that were deleted with it are restored, too. A task whose project is in the trash comes into the inbox, and one whose parent is there is no subtask any more. A task that is not in the trash is returned unchanged, so the request can be retried safely.",
      }),
    )
    .input(schema.taskIdInput)
    .mutation(async ({ ctx, input }) => {
      const owned = { ownerId: ctx.ownerId, id: input.id };
      const restored = await holdingClock(ctx, async (db) => restoreTask(db, owned, ctx.audit));
      return restored ?? (await queries.findTask(ctx.db, owned)) ?? (await refuseMissing(ctx.db, syncedTasks, owned));
    }),

  ...historyProcedures,
  ...purgeProcedures,
});
