import { TRPCError } from "@trpc/server";
import type { z } from "zod";
import type { ChangeAudit } from "~/server/audit/audit";
import type { Context } from "~/server/context";
import { holdingClock } from "~/server/sync/owned-rows";
import { tagId } from "~/shared/rows/tag-id";
import { limits } from "./constants";
import * as queries from "./queries";
import type { setTagColorInput } from "./inputs";

type Changing = Pick<Context, "db" | "command"> & { ownerId: string; audit: ChangeAudit };

/**
 * Gives a tag a color, or takes it off. Returns how many tags that changed: one, or none.
 * @throws {TRPCError} if too many tags have a color
 */
export async function setTagColor(
  ctx: Changing,
  { tag, color }: z.output<typeof setTagColorInput>,
): Promise<{ changed: number }> {
  const { ownerId, command, audit } = ctx;
  const owned = { ownerId, id: tagId(ownerId, tag) };
  return holdingClock(ctx, async (db) => {
    const current = await queries.findTag(db, owned);
    const before = current?.color ?? null;
    if (before === color) return { changed: 0 };
    if (before === null && (await queries.isFull(db, { ownerId, limit: limits.tags })))
      throw new TRPCError({
        code: "BAD_REQUEST",
        message: `At most ${limits.tags} tags can have a color. Take it off another one first.`,
      });
    if (current !== undefined) await queries.updateTag(db, { ...owned, tag, color }, audit);
    else await queries.insertTag(db, { ...owned, tag, color, at: command?.at }, audit);
    return { changed: 1 };
  });
}
