import { type Audit, createChangeAudit } from "~/server/audit/audit";
import type { Database } from "~/server/db/client";
import { holdingClock } from "~/server/sync/owned-rows";
import { followMany } from "../repeat/following-queries";
import { completion, momentAfter, moving, restoring, trashing } from "./act";
import { actOnMany, type Changed, type Changing, type Done, requireTrees } from "./act-on-many";
import { findTreeRows, findTrashedPlaces, readMoment } from "./many-queries";
import type { MoveManyInput } from "./schema";
import { requireTargets } from "./target-queries";

/** The lists for a call; for a command also the trash, because another device may have deleted a task meanwhile. */
const placeFor = ({ command }: Changing) => (command === undefined ? "lists" : "anywhere");

/** Completes or reopens many tasks of a user with their subtasks, and adds or removes those that follow repeating ones. One entry tells of it in the audit log. */
export async function completeMany(
  ctx: Changing,
  { ids, completed, timeZone }: { ids: string[]; completed: boolean; timeZone: string },
): Promise<Changed> {
  const { ownerId, audit, command } = ctx;
  return holdingClock(ctx, async (db) => {
    const acted = await requireTrees(db, ctx, { ids, place: placeFor(ctx) });
    const own = completion({ completed, at: command?.at ?? (await readMoment(db)) });
    const done = await actOnMany(db, ctx, acted, (which) => ({ ...which, own, completes: true }));
    const following = await followMany(db, { ownerId, timeZone, changes: done.named, acted }, audit);
    const kind = completed ? "task.completed" : "task.reopened";
    return record(db, createChangeAudit({ ...audit.change, kind }), {
      ...done,
      details: following > 0 ? { following } : {},
    });
  });
}

/** Moves many tasks of a user to the trash with their subtasks, all at one moment that no other task below them was deleted at. */
export async function deleteMany(ctx: Changing, { ids }: { ids: string[] }): Promise<Changed> {
  return holdingClock(ctx, async (db) => {
    const acted = await requireTrees(db, ctx, { ids, place: placeFor(ctx) });
    const own = trashing(momentAfter(await readMoment(db), [...acted.below, ...acted.named]));
    return record(db, ctx.audit, await actOnMany(db, ctx, acted, (which) => ({ ...which, own })));
  });
}

/** Restores many tasks of a user from the trash, with the subtasks that were deleted along with them. Those outside the trash stay as they are. */
export async function restoreMany(ctx: Changing, { ids }: { ids: string[] }): Promise<Changed> {
  const { ownerId } = ctx;
  return holdingClock(ctx, async (db) => {
    const acted = await requireTrees(db, ctx, { ids, place: "anywhere" });
    const isTrashed = await findTrashedPlaces(db, { ownerId, tasks: acted.named });
    const above = await findTreeRows(db, { ownerId, ids: acted.named.flatMap(({ parentId }) => parentId ?? []) });
    const done = await actOnMany(db, ctx, { ...acted, above }, (which) => restoring(which, isTrashed));
    return record(db, ctx.audit, done);
  });
}

/**
 * Moves many tasks of a user to another place, or below another task, with their subtasks. They leave their parents, but for those that are moved, too.
 * @throws {TRPCError} if a place or a parent cannot take them
 */
export async function moveMany(ctx: Changing, { ids, ...placing }: MoveManyInput): Promise<Changed> {
  return holdingClock(ctx, async (db) => {
    const acted = await requireTrees(db, ctx, { ids, place: "lists" });
    const targetOf = await requireTargets(db, ctx, { placing, acted });
    return record(db, ctx.audit, await actOnMany(db, ctx, acted, (which) => moving(which, targetOf)));
  });
}

/** Adds the entry of what was done, if anything was, to the audit log. */
async function record(
  db: Database,
  audit: Audit,
  { named, along, details = {} }: Done & { details?: Record<string, number> },
): Promise<Changed> {
  const changed = named.length;
  if (changed + along > 0)
    await audit.record(db, { details: { tasks: changed, ...(along > 0 && { subtasks: along }), ...details } });
  return { changed };
}
