import { replayableProcedure } from "~/server/sync/replayable";
import { limits } from "../constants";
import { taskResource } from "../resource";
import { updateManyInput } from "./schema";
import { updateMany } from "./update-many";

/** The procedures that change many tasks at once. */
export const manyProcedures = {
  updateMany: replayableProcedure("task.changed")
    .meta({
      rest: {
        method: "PATCH",
        path: "/tasks",
        body: "TasksChanges",
        returns: "nothing",
        summary: "Change many tasks",
        description: `Changes all of them, at most ${limits.atOnce}, or none: an id that is not found refuses the request, and is named. Omitted fields are not changed.`,
        resource: taskResource,
      },
      replayable: true,
    })
    .input(updateManyInput)
    .mutation(({ ctx, input }) => updateMany(ctx, input)),
};
