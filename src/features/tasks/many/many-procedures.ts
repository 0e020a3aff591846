import type { RestOperation } from "~/server/operations/operation";
import { replayableProcedure } from "~/server/sync/replayable";
import { limits } from "../constants";
import { taskResource } from "../resource";
import { completeMany, deleteMany, moveMany, restoreMany } from "./acts";
import { completeManyInput, manyTasksInput, moveManyInput, updateManyInput } from "./schema";
import { updateMany } from "./update-many";

const replay = (operation: Omit<RestOperation, "resource" | "returns">) => ({
  rest: { ...operation, returns: "nothing" as const, resource: taskResource },
  replayable: true as const,
});
const all = `All of them, at most ${limits.atOnce}, or none: an id that is not found refuses the request, and is named.`;

/** The procedures that change many tasks at once: in one transaction, with one entry in the audit log. */
export const manyProcedures = {
  updateMany: replayableProcedure("task.changed")
    .meta(
      replay({
        method: "PATCH",
        path: "/tasks",
        body: "TasksChanges",
        summary: "Change many tasks",
        description: `Omitted fields are not changed. ${all}`,
      }),
    )
    .input(updateManyInput)
    .mutation(({ ctx, input }) => updateMany(ctx, input)),

  completeMany: replayableProcedure("task.completed")
    .meta(
      replay({
        method: "POST",
        path: "/tasks/complete",
        body: "TasksCompletion",
        summary: "Complete many tasks, or reopen them",
        description: `Subtasks and repeating tasks are treated as when each is completed or reopened alone. ${all}`,
      }),
    )
    .input(completeManyInput)
    .mutation(({ ctx, input }) => completeMany(ctx, input)),

  moveMany: replayableProcedure("task.moved")
    .meta(
      replay({
        method: "POST",
        path: "/tasks/move",
        body: "TasksMoveRequest",
        summary: "Move many tasks",
        description: `Puts them into another project or section, or below another task, with their subtasks. A subtask leaves its parent, unless that is moved, too. None of them can be the parent or above it. ${all}`,
      }),
    )
    .input(moveManyInput)
    .mutation(({ ctx, input }) => moveMany(ctx, input)),

  deleteMany: replayableProcedure("task.deleted")
    .meta(
      replay({
        method: "POST",
        path: "/tasks/delete",
        body: "TasksDeletionRequest",
        summary: "Move many tasks to the trash",
        description: `They and their subtasks stay in the trash for 30 days, and can be restored until then. ${all}`,
      }),
    )
    .input(manyTasksInput)
    .mutation(({ ctx, input }) => deleteMany(ctx, input)),

  restoreMany: replayableProcedure("task.restored")
    .meta(
      replay({
        method: "POST",
        path: "/tasks/restore",
        body: "TasksRestorationRequest",
        summary: "Restore many tasks from the trash",
        description: `Each is restored as it would be alone. A task that is not in the trash stays as it is, so the request can be retried safely. ${all}`,
      }),
    )
    .input(manyTasksInput)
    .mutation(({ ctx, input }) => restoreMany(ctx, input)),
};
