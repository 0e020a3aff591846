import type { ChangeAudit } from "~/server/audit/audit";
import type { Context } from "~/server/context";
import type { RestOperation } from "~/server/operations/operation";
import { holdingClock } from "~/server/sync/owned-rows";
import { replayableProcedure } from "~/server/sync/replayable";
import { taskResource } from "../resource";
import { recolorTag } from "./recolor-tag";
import { maxRetagged } from "../change/history/constants";
import { recordRetagging } from "../change/history/record-queries";
import { retagViews } from "./retag-views";
import { deleteTagInput, renameTagInput } from "./schema";
import { retagTasks } from "./tag-queries";

type Changing = Pick<Context, "db" | "command"> & { audit: ChangeAudit; ownerId: string };

const replay = (operation: Omit<RestOperation, "resource" | "returns" | "method">) => ({
  rest: { ...operation, method: "POST" as const, returns: "nothing" as const, resource: taskResource },
  replayable: true as const,
});

/**
 * Changes a tag in all tasks that have it, with one entry in the audit log that says how many there were. Saved views that name it follow it to its new
 * name, and so does its color. A view that names a deleted tag stays, because without it the view would show other tasks.
 */
async function retag(ctx: Changing, { tag, to }: { tag: string; to: string | null }): Promise<{ changed: number }> {
  const { ownerId, audit } = ctx;
  return holdingClock(ctx, async (db) => {
    const changed = await retagTasks(db, { ownerId, tag, to });
    // A request has no time for more.
    if (changed > 0 && changed <= maxRetagged) await recordRetagging(db, { ownerId, tag, to }, audit.change);
    const views = to === null ? 0 : await retagViews(db, { ownerId, tag, to });
    const colors = await recolorTag(db, { ownerId, tag, to });
    const details = { tasks: changed, ...(views > 0 && { views }) };
    if (changed + views + colors > 0) await audit.record(db, { details });
    return { changed };
  });
}

/** The procedures that change a tag of the caller wherever it is, in the trash too. */
export const tagProcedures = {
  renameTag: replayableProcedure("task.tag_renamed")
    .meta(
      replay({
        path: "/tags/rename",
        body: "TagRenameRequest",
        summary: "Rename a tag",
        description:
          "Renames it in all tasks that have it, those in the trash included. A task that has the new tag already keeps it as it is, so this merges two tags, too. Saved views that name the tag name the new one. Its color goes along, unless the new tag has one. A tag that no task has is no error.",
      }),
    )
    .input(renameTagInput)
    .mutation(({ ctx, input }) => retag(ctx, input)),

  deleteTag: replayableProcedure("task.tag_deleted")
    .meta(
      replay({
        path: "/tags/delete",
        body: "TagDeletionRequest",
        summary: "Delete a tag",
        description:
          "Takes it off all tasks that have it, those in the trash included. The tasks stay, and so do saved views that name it. Its color is deleted. A tag that no task has is no error.",
      }),
    )
    .input(deleteTagInput)
    .mutation(({ ctx, input }) => retag(ctx, { ...input, to: null })),
};
