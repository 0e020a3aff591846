import { TRPCError } from "@trpc/server";
import { uuidv7 } from "uuidv7";
import type { z } from "zod";
import type { ChangeAudit } from "~/server/audit/audit";
import type { Context } from "~/server/context";
import type { Database } from "~/server/db/client";
import { holdingClock, refuseMissing, requireOwnId, requireRow } from "~/server/sync/owned-rows";
import { mergeNamed } from "~/shared/rows/merge-name";
import { rankBetween } from "~/shared/rows/rank";
import { limits } from "./constants";
import * as queries from "./queries";
import type * as inputs from "./inputs";
import { type SavedView, syncedViews } from "./table";

type Changing = Pick<Context, "db" | "command"> & { ownerId: string; audit: ChangeAudit };
type Given<Schema extends z.ZodType> = z.output<Schema>;

/** Saves a view, or returns the one that the same user stored under the same id before, also if it is deleted. */
export async function createView(ctx: Changing, input: inputs.CreateViewInput): Promise<SavedView> {
  const { ownerId, command, audit } = ctx;
  const owned = { ownerId, id: input.id ?? uuidv7() };
  return holdingClock(ctx, async (db) => {
    await requireOwnId(db, syncedViews, owned);
    const known = await queries.findView(db, owned, "anywhere");
    if (known !== undefined) return known;
    const last = await requireRoom(db, ownerId);
    const position = input.position ?? rankBetween(last, null);
    const view = await queries.insertView(db, { ...input, ...owned, position, at: command?.at }, audit);
    return view ?? refuseMissing(db, syncedViews, owned);
  });
}

/** Returns the last position of all views. Throws if there is no room for another. */
async function requireRoom(db: Database, ownerId: string): Promise<string | null> {
  const { count, last } = await queries.readExtent(db, ownerId);
  if (count < limits.views) return last;
  throw new TRPCError({
    code: "BAD_REQUEST",
    message: `There can be at most ${limits.views} views. Delete one first.`,
  });
}

/** Merges another name, icon or filter into the view as it is now; with the name as refused, if it was changed elsewhere. */
export async function updateView(
  ctx: Changing,
  { id, version, ...edit }: Given<typeof inputs.updateViewInput>,
): Promise<SavedView & { refused?: "name"[] }> {
  const owned = { ownerId: ctx.ownerId, id };
  const isMerged = ctx.command !== undefined || edit.was !== undefined;
  return holdingClock(ctx, async (db) => {
    const place = queries.places[isMerged ? "anywhere" : "lists"];
    const current = await requireRow(db, syncedViews, { ...owned, version }, place);
    const { changes, refused } = mergeNamed(current, edit);
    const isChanged = Object.values(changes).some((value) => value !== undefined);
    const view = isChanged ? await queries.updateView(db, { ...owned, ...changes }, ctx.audit) : current;
    return { ...(view ?? current), ...(refused.length > 0 && { refused }) };
  });
}

/** Moves the view to another place in the sidebar. */
export async function moveView(
  ctx: Changing,
  { id, version, position }: Given<typeof inputs.moveViewInput>,
): Promise<SavedView> {
  const owned = { ownerId: ctx.ownerId, id };
  return holdingClock(ctx, async (db) => {
    const current = await requireRow(db, syncedViews, { ...owned, version }, queries.places.lists);
    if (current.position === position) return current;
    return (await queries.updateView(db, { ...owned, position }, ctx.audit)) ?? current;
  });
}

/** Moves the view to the trash. */
export async function deleteView(
  ctx: Changing,
  { id, version }: Given<typeof inputs.deleteViewInput>,
): Promise<SavedView> {
  const owned = { ownerId: ctx.ownerId, id };
  return holdingClock(ctx, async (db) => {
    const trashed = ctx.command === undefined ? undefined : await queries.findView(db, owned, "trash");
    if (trashed !== undefined) return trashed;
    const current = await requireRow(db, syncedViews, { ...owned, version }, queries.places.lists);
    return (await queries.setTrashed(db, owned, true, ctx.audit)) ?? current;
  });
}

/**
 * Restores the view from the trash. One that is not there is returned unchanged, so that a retry is safe.
 * @throws {TRPCError} if there is no room
 */
export async function restoreView(ctx: Changing, { id }: Given<typeof inputs.viewIdInput>): Promise<SavedView> {
  const { ownerId, audit } = ctx;
  return holdingClock(ctx, async (db) => {
    const current = await requireRow(db, syncedViews, { ownerId, id });
    if (current.deletedAt === null) return current;
    await requireRoom(db, ownerId);
    return (await queries.setTrashed(db, { ownerId, id }, false, audit)) ?? current;
  });
}
