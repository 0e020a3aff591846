import { ConflictError } from "~/server/errors";
import { holdingClock } from "~/server/sync/owned-rows";
import { recordedProcedure } from "~/server/trpc";
import { taskResource } from "../resource";
import { deleteTaskInput } from "../schema";
import { refuseChange } from "../change/update";
import { limits } from "../constants";
import { requireTasks } from "../many/act-on-many";
import { manyTasksInput } from "../many/schema";
import { emptyTrash, purgeTask, purgeTasks } from "./purge-queries";

/** Why a device does not replay what deletes tasks permanently. */
const onlineOnly = "It cannot be undone, so it is done while the user sees what is in the trash now.";

/** The procedures that delete tasks permanently. */
export const purgeProcedures = {
  purge: recordedProcedure("task.purged")
    .meta({
      rest: {
        method: "DELETE",
        path: "/tasks/{id}/permanently",
        returns: "nothing",
        summary: "Delete a task permanently",
        description:
          "Deletes the task and its subtasks at once, in the trash or not. It cannot be restored. With `If-Match`, only that version is deleted.",
        resource: taskResource,
      },
      onlineOnly,
    })
    .input(deleteTaskInput)
    .mutation(async ({ ctx, input: { id, version } }) => {
      const owned = { ownerId: ctx.ownerId, id };
      const isPurged = await holdingClock({ ...ctx, command: undefined }, (db) =>
        purgeTask(db, { ...owned, version }, ctx.audit),
      );
      return isPurged ? { purged: 1 } : refuseChange(ctx.db, owned, "anywhere");
    }),

  purgeMany: recordedProcedure("task.purged")
    .meta({
      rest: {
        method: "POST",
        path: "/trash/delete",
        returns: "nothing",
        body: "TasksPermanentDeletionRequest",
        summary: "Delete many tasks permanently",
        description: `Deletes tasks that are in the trash, and their subtasks, at once. They cannot be restored. All of them, at most ${limits.atOnce}, or none: an id that is not found, or not in the trash, refuses the request, and is named.`,
        resource: taskResource,
      },
      onlineOnly,
    })
    .input(manyTasksInput)
    .mutation(({ ctx, input: { ids } }) => {
      const now = { ...ctx, command: undefined };
      return holdingClock(now, async (db) => {
        const found = await requireTasks(db, now, { ids, place: "anywhere" });
        const outside = found.find(({ deletedAt }) => deletedAt === null);
        if (outside !== undefined) throw new ConflictError(`The task ${outside.id} is not in the trash.`);
        return { purged: await purgeTasks(db, { ownerId: ctx.ownerId, ids }, ctx.audit) };
      });
    }),

  emptyTrash: recordedProcedure("task.trash_emptied")
    .meta({
      rest: {
        method: "DELETE",
        path: "/trash",
        returns: "nothing",
        summary: "Empty the trash",
        description:
          "Deletes all tasks and projects in the trash at once. They cannot be restored. The request can be retried safely.",
        resource: taskResource,
      },
      onlineOnly,
    })
    .mutation(async ({ ctx }) => ({
      purged: await holdingClock({ ...ctx, command: undefined }, async (db) => emptyTrash(db, ctx, ctx.audit)),
    })),
};
