import { replayableProcedure } from "~/server/sync/replayable";
import { taskResource } from "../resource";
import { skipTaskInput } from "../schema";
import { skip } from "./skip-queries";

/** The procedure that leaves out one time of a repeating task. */
export const skipProcedures = {
  skip: replayableProcedure("task.skipped")
    .meta({
      rest: {
        method: "POST",
        path: "/tasks/{id}/skip",
        body: "TaskSkipRequest",
        summary: "Skip a repeating task once",
        description:
          "Makes the task due the next time, at the same time of day in `time_zone`, without completing it. Its subtasks are due as many days later, and those that were done are open again, except those that repeat themselves. With `day`, a task that is due on another day by then is returned unchanged, so the request can be retried safely.",
        resource: taskResource,
      },
      replayable: true,
    })
    .input(skipTaskInput)
    .mutation(({ ctx, input }) => skip(ctx, input)),
};
