import { TRPCError } from "@trpc/server";
import { uuidv7 } from "uuidv7";
import type { z } from "zod";
import { syncedTasks } from "~/features/tasks/table";
import type { ChangeAudit } from "~/server/audit/audit";
import type { Context } from "~/server/context";
import type { Database } from "~/server/db/client";
import {
  holdingClock,
  type OwnedId,
  refuseMissing,
  requireOwnId,
  requireRow,
  tooManyToMove,
} from "~/server/sync/owned-rows";
import { mergeNamed } from "~/shared/rows/merge-name";
import { rankBetween } from "~/shared/rows/rank";
import { limits } from "./constants";
import * as queries from "./queries";
import type * as schema from "./schema";
import { type Project, syncedProjects } from "./table";
import { isTooLarge, purgeProject as purge, restoreProject as restore, trashProject } from "./trash-queries";

type Changing = Pick<Context, "db" | "command"> & { ownerId: string; audit: ChangeAudit };
type Given<Schema extends z.ZodType> = z.output<Schema>;

/** Adds a project, or returns the one that the same user stored under the same id before, in the trash too. */
export async function createProject(ctx: Changing, input: schema.CreateProjectInput): Promise<Project> {
  const { ownerId, command, audit } = ctx;
  return holdingClock(ctx, async (db) => {
    const owned = { ownerId, id: input.id ?? uuidv7() };
    await requireOwnId(db, syncedProjects, owned);
    const known = await queries.findProject(db, owned, "anywhere");
    if (known !== undefined) return known;
    const last = await requireRoom(db, ownerId);
    const position = input.position ?? rankBetween(last, null);
    const project = await queries.insertProject(db, { ...input, ...owned, position, at: command?.at }, audit);
    return project ?? refuseMissing(db, syncedProjects, owned);
  });
}

/** Returns the last position. Throws if there is no room for another project. */
async function requireRoom(db: Database, ownerId: string): Promise<string | null> {
  const { count, last } = await queries.readExtent(db, { ownerId });
  if (count < limits.projects) return last;
  throw new TRPCError({
    code: "BAD_REQUEST",
    message: `There can be at most ${limits.projects} projects. Delete one first.`,
  });
}

/** Merges an edit into the project as it is now, with the fields that stay as they were changed elsewhere. */
export async function updateProject(
  ctx: Changing,
  { id, version, ...edit }: schema.UpdateProjectInput,
): Promise<Project & { refused?: "name"[] }> {
  const { ownerId, command, audit } = ctx;
  const isMerged = command !== undefined || edit.was !== undefined;
  return holdingClock(ctx, async (db) => {
    const owned = { ownerId, id };
    const place = queries.places[isMerged ? "anywhere" : "lists"];
    const current = await requireRow(db, syncedProjects, { ...owned, version }, place);
    const { changes, refused } = mergeNamed(current, edit);
    const isNothing = Object.values(changes).every((value) => value === undefined);
    const project = isNothing
      ? current
      : await queries.updateProject(db, { ...owned, changes, at: command?.at }, audit);
    return { ...(project ?? current), ...(refused.length > 0 && { refused }) };
  });
}

/** Moves the project to another place among the others. */
export async function moveProject(
  ctx: Changing,
  { id, version, position }: Given<typeof schema.moveProjectInput>,
): Promise<Project> {
  const owned = { ownerId: ctx.ownerId, id };
  return holdingClock(ctx, async (db) => {
    const current = await requireRow(db, syncedProjects, { ...owned, version }, queries.places.lists);
    if (current.position === position) return current;
    return (await queries.moveProject(db, { ...owned, position }, ctx.audit)) ?? current;
  });
}

/** Moves the project to the trash with everything in it. */
export async function deleteProject(
  ctx: Changing,
  { id, version }: Given<typeof schema.deleteProjectInput>,
): Promise<Project> {
  const owned = { ownerId: ctx.ownerId, id };
  return holdingClock(ctx, async (db) => {
    const trashed = ctx.command === undefined ? undefined : await queries.findProject(db, owned, "trash");
    if (trashed !== undefined) return trashed;
    const current = await requireRow(db, syncedProjects, { ...owned, version }, queries.places.lists);
    await requireMovable(db, owned);
    return (await trashProject(db, owned, ctx.audit)) ?? current;
  });
}

/** Throws unless the tasks of the project can be moved at once. */
async function requireMovable(db: Database, owned: OwnedId): Promise<void> {
  if (await isTooLarge(db, owned)) throw tooManyToMove("project", syncedTasks, limits.tasksAtOnce);
}

/** Permanently deletes the project, in the trash or not, with everything in it. Returns how many tasks that were. */
export async function purgeProject(
  ctx: Changing,
  { id, version }: Given<typeof schema.deleteProjectInput>,
): Promise<{ purged: number }> {
  const owned = { ownerId: ctx.ownerId, id };
  return holdingClock(ctx, async (db) => {
    await requireRow(db, syncedProjects, { ...owned, version });
    return { purged: await purge(db, owned, ctx.audit) };
  });
}

/** Restores the project from the trash with what was deleted with it. One that is not there is returned unchanged, so that a retry is safe. */
export async function restoreProject(ctx: Changing, { id }: Given<typeof schema.projectIdInput>): Promise<Project> {
  const owned = { ownerId: ctx.ownerId, id };
  return holdingClock(ctx, async (db) => {
    const current = await requireRow(db, syncedProjects, owned);
    if (current.deletedAt === null) return current;
    await requireRoom(db, ctx.ownerId);
    return (await restore(db, owned, ctx.audit)) ?? current;
  });
}
