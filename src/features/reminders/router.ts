import type { RestOperation } from "~/server/operations/operation";
import { replayableProcedure } from "~/server/sync/replayable";
import { protectedProcedure, router } from "~/server/trpc";
import * as changes from "./changes";
import { listReminders } from "./queries";
import { reminderResource } from "./resource";
import * as schema from "./schema";

const offer = (operation: Omit<RestOperation, "resource">) => ({ rest: { ...operation, resource: reminderResource } });
/** The same for what a device may repeat. */
const replay = (operation: Omit<RestOperation, "resource">) => ({ ...offer(operation), replayable: true as const });

/** Procedures for the reminders of the caller's tasks. */
export const remindersRouter = router({
  list: protectedProcedure
    .meta(
      offer({
        method: "GET",
        path: "/reminders",
        returns: "page",
        summary: "List reminders",
        description: "Returns reminders of one task or of all, page by page. `Link` leads to the next page.",
      }),
    )
    .input(schema.listRemindersInput)
    .query(({ ctx: { db, ownerId }, input }) => listReminders(db, { ...input, ownerId })),

  create: replayableProcedure("reminder.created")
    .meta(
      replay({
        method: "POST",
        path: "/reminders",
        returns: "created",
        body: "NewReminder",
        summary: "Add a reminder of a task",
        description:
          "With `at`, or with `minutes_before` the task is due. For a task of a whole day that is counted from 9:00 in the owner's time zone, or from the time in their preferences. With your own `id`, a UUIDv7, the request can be retried safely. A task can have 10 reminders; those of a repeating task are reminders of each that follows.",
      }),
    )
    .input(schema.createReminderInput)
    .mutation(({ ctx, input }) => changes.createReminder(ctx, input)),

  update: replayableProcedure("reminder.changed")
    .meta(
      replay({
        method: "PATCH",
        alias: "PUT",
        path: "/reminders/{id}",
        body: "ReminderChanges",
        summary: "Change a reminder",
        description:
          "Give either `at` or `minutes_before`. With `If-Match`, or a `version` in the body, the change applies only to that version. Without one, the last write wins.",
      }),
    )
    .input(schema.updateReminderInput)
    .mutation(({ ctx, input }) => changes.updateReminder(ctx, input)),

  delete: replayableProcedure("reminder.deleted")
    .meta(
      replay({
        method: "DELETE",
        path: "/reminders/{id}",
        returns: "nothing",
        summary: "Remove a reminder",
        description: "With `If-Match`, only that version is removed.",
      }),
    )
    .input(schema.deleteReminderInput)
    .mutation(({ ctx, input }) => changes.deleteReminder(ctx, input)),
});
