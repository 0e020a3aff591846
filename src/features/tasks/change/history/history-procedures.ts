import { refuseMissing } from "~/server/sync/owned-rows";
import { protectedProcedure } from "~/server/trpc";
import { findTask } from "../../queries";
import { syncedTasks } from "../../table";
import { listTaskChanges } from "./history-queries";
import { taskChangeResource } from "./resource";
import { taskHistoryInput } from "./schema";

/** A number above every version. */
const afterAll = 2_147_483_647;

/** The procedure that tells who changed what of a task, from → to. */
export const historyProcedures = {
  history: protectedProcedure
    .meta({
      rest: {
        method: "GET",
        path: "/tasks/{id}/history",
        returns: "page",
        summary: "Read the history of a task",
        description:
          "Returns who changed what of the task, in the trash or not: the latest changes come first. Only you can read it. `Link` leads to the next page. Where it stands among its siblings is left out.",
        resource: taskChangeResource,
      },
    })
    .input(taskHistoryInput)
    .query(async ({ ctx: { db, ownerId }, input: { id, limit, cursor } }) => {
      const owned = { ownerId, id };
      if ((await findTask(db, owned, "anywhere")) === undefined) await refuseMissing(db, syncedTasks, owned);
      const before = cursor == null ? afterAll : Number(cursor);
      const found = await listTaskChanges(db, { ownerId, taskId: id, before, limit: limit + 1 });
      const items = found.slice(0, limit);
      const last = items.at(-1);
      return { items, nextCursor: found.length > limit && last !== undefined ? String(last.version) : null };
    }),
};
