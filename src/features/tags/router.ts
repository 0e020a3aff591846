import type { RestOperation } from "~/server/operations/operation";
import { replayableProcedure } from "~/server/sync/replayable";
import { protectedProcedure, router } from "~/server/trpc";
import { setTagColor } from "./changes";
import { listColoredTags } from "./queries";
import { tagResource } from "./resource";
import { setTagColorInput } from "./inputs";

const offer = (operation: Omit<RestOperation, "resource">) => ({ rest: { ...operation, resource: tagResource } });

/** Procedures for the colors of the caller's tags. */
export const tagsRouter = router({
  list: protectedProcedure
    .meta(
      offer({
        method: "GET",
        path: "/tags/colors",
        returns: "page",
        summary: "List the colors of tags",
        description: "Returns all tags that have a color on one page, in the order of their names.",
      }),
    )
    .query(async ({ ctx: { db, ownerId } }) => ({ items: await listColoredTags(db, { ownerId }), nextCursor: null })),

  setColor: replayableProcedure("tag.colored")
    .meta({
      ...offer({
        method: "POST",
        path: "/tags/color",
        returns: "nothing",
        body: "TagColorRequest",
        summary: "Give a tag a color",
        description:
          "With `null`, the tag has none any more. A tag that no task has may have a color, too. 200 tags can have one. It follows the tag when that is renamed, and goes with it when that is deleted.",
      }),
      replayable: true as const,
    })
    .input(setTagColorInput)
    .mutation(({ ctx, input }) => setTagColor(ctx, input)),
});
