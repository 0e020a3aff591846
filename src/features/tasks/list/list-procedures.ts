import { toPage } from "~/server/http/response/response-text";
import { protectedProcedure } from "~/server/trpc";
import { taskResource } from "../resource";
import { countTasksInput } from "./filters/schema";
import { countTasks, listTags } from "./count-queries";
import { pageInput, writeCursor } from "./cursor";
import { listTasks } from "./list-queries";

/** The procedures that read many tasks at once. */
export const listProcedures = {
  list: protectedProcedure
    .meta({
      rest: {
        method: "GET",
        path: "/tasks",
        returns: "page",
        summary: "List tasks",
        description:
          "Returns a page of the tasks that match every filter. With several priorities a task must have one of them; with several tags, all of them. Open tasks of an archived project are listed only with its `project`. `Link` leads to the next page.",
        resource: taskResource,
      },
    })
    .input(pageInput)
    .query(async ({ ctx, input }) => {
      const { rows, next } = await listTasks(ctx.db, { ...input, ownerId: ctx.ownerId, now: ctx.now });
      return toPage(rows, next === undefined ? null : writeCursor(next));
    }),

  counts: protectedProcedure
    .input(countTasksInput)
    .query(({ ctx, input }) => countTasks(ctx.db, { ownerId: ctx.ownerId, now: ctx.now, timeZone: input.timeZone })),

  tags: protectedProcedure.query(({ ctx }) => listTags(ctx.db, { ownerId: ctx.ownerId })),
};
