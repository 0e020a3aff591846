import { TRPCError } from "@trpc/server";
import { uuidv7 } from "uuidv7";
import type { z } from "zod";
import type { ChangeAudit } from "~/server/audit/audit";
import type { Context } from "~/server/context";
import type { Database } from "~/server/db/client";
import { holdingClock, refuseMissing, requireOwnId } from "~/server/sync/owned-rows";
import { limits } from "./constants";
import * as queries from "./queries";
import type * as schema from "./schema";
import { type Comment, syncedComments } from "./table";

type Changing = Pick<Context, "db" | "command"> & { ownerId: string; audit: ChangeAudit };
type Given<Schema extends z.ZodType> = z.output<Schema>;

/**
 * Adds a comment to a task, or returns the one that the same user stored under the same id before, also if it was deleted. One that was written on a
 * device is kept with its task in the trash, if that was deleted meanwhile.
 */
export async function createComment(
  ctx: Changing,
  { id = uuidv7(), taskId, text }: Given<typeof schema.createCommentInput>,
): Promise<Comment> {
  const { ownerId, command, audit } = ctx;
  const owned = { ownerId, id };
  return holdingClock(ctx, async (db) => {
    await requireOwnId(db, syncedComments, owned);
    const known = await queries.findComment(db, owned);
    if (known !== undefined) return known;
    const place = command === undefined ? "lists" : "anywhere";
    const series = { ownerId, taskId: await queries.findSeries(db, { ownerId, taskId }, place) };
    await requireRoom(db, series);
    const comment = await queries.insertComment(db, { ...owned, ...series, text, at: command?.at }, audit);
    return comment ?? refuseMissing(db, syncedComments, owned);
  });
}

/** Throws if the task has no room for another comment. */
async function requireRoom(db: Database, ofTask: { ownerId: string; taskId: string }): Promise<void> {
  if ((await queries.countComments(db, ofTask)) < limits.comments) return;
  const message = `A task can have at most ${limits.comments} comments. Delete one first.`;
  throw new TRPCError({ code: "BAD_REQUEST", message });
}

/** Gives the comment another text; refuses it, if the comment was changed elsewhere since the user looked at it. */
export async function updateComment(
  ctx: Changing,
  { id, version, text, was }: Given<typeof schema.updateCommentInput>,
): Promise<Comment & { refused?: "text"[] }> {
  const owned = { ownerId: ctx.ownerId, id };
  return holdingClock(ctx, async (db) => {
    const current = await queries.requireComment(db, { ...owned, version });
    if (current.text === text) return current;
    if (was?.text !== undefined && was.text !== current.text) return { ...current, refused: ["text"] };
    return (await queries.updateComment(db, { ...owned, text, at: ctx.command?.at }, ctx.audit)) ?? current;
  });
}

/** Deletes the comment. A device that says so again gets the deleted one. */
export async function deleteComment(
  ctx: Changing,
  { id, version }: Given<typeof schema.deleteCommentInput>,
): Promise<Comment> {
  const owned = { ownerId: ctx.ownerId, id };
  return holdingClock(ctx, async (db) => {
    const known = ctx.command === undefined ? undefined : await queries.findComment(db, owned);
    if (known !== undefined && known.deletedAt !== null) return known;
    const current = await queries.requireComment(db, { ...owned, version });
    return (await queries.setDeleted(db, owned, true, ctx.audit)) ?? current;
  });
}

/**
 * Brings a deleted comment back. One that is not deleted is returned unchanged, so that a retry is safe.
 * @throws {TRPCError} if its task has no room for it, or is gone
 */
export async function restoreComment(ctx: Changing, { id }: Given<typeof schema.commentIdInput>): Promise<Comment> {
  const { ownerId, audit } = ctx;
  return holdingClock(ctx, async (db) => {
    const current = await queries.requireComment(db, { ownerId, id }, "anywhere");
    if (current.deletedAt === null) return current;
    await requireRoom(db, { ownerId, taskId: current.taskId });
    return (await queries.setDeleted(db, { ownerId, id }, false, audit)) ?? current;
  });
}
