import { TRPCError } from "@trpc/server";
import { uuidv7 } from "uuidv7";
import type { z } from "zod";
import { syncedTasks } from "~/features/tasks/table";
import type { ChangeAudit } from "~/server/audit/audit";
import type { Context } from "~/server/context";
import type { Database } from "~/server/db/client";
import { fieldError } from "~/server/errors";
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
import { type Section, syncedSections } from "./table";
import * as trash from "./trash-queries";

type Changing = Pick<Context, "db" | "command"> & { ownerId: string; audit: ChangeAudit };
type Given<Schema extends z.ZodType> = z.output<Schema>;

/** Adds a section to a project, or returns the one that the same user stored under the same id before, also if it is deleted. */
export async function createSection(ctx: Changing, input: schema.CreateSectionInput): Promise<Section> {
  const { ownerId, command, audit } = ctx;
  const owned = { ownerId, id: input.id ?? uuidv7() };
  return holdingClock(ctx, async (db) => {
    await requireOwnId(db, syncedSections, owned);
    const known = await queries.findSection(db, owned, "anywhere");
    if (known !== undefined) return known;
    const project = { ownerId, projectId: input.projectId };
    if (!(await queries.isProject(db, project))) throw fieldError("projectId", "This project does not exist.");
    const last = await requireRoom(db, project);
    const position = input.position ?? rankBetween(last, null);
    const section = await queries.insertSection(db, { ...input, ...owned, position, at: command?.at }, audit);
    return section ?? refuseMissing(db, syncedSections, owned);
  });
}

/** Returns the last position in the project. Throws if there is no room for another section. */
async function requireRoom(db: Database, project: { ownerId: string; projectId: string }): Promise<string | null> {
  const { count, last } = await queries.readExtent(db, project);
  if (count < limits.sections) return last;
  throw new TRPCError({
    code: "BAD_REQUEST",
    message: `A project can have at most ${limits.sections} sections. Delete one first.`,
  });
}

/** Merges another name into the section as it is now; with the name as refused, if it was changed elsewhere. */
export async function updateSection(
  ctx: Changing,
  { id, version, ...edit }: Given<typeof schema.updateSectionInput>,
): Promise<Section & { refused?: "name"[] }> {
  const owned = { ownerId: ctx.ownerId, id };
  const isMerged = ctx.command !== undefined || edit.was !== undefined;
  return holdingClock(ctx, async (db) => {
    const place = queries.places[isMerged ? "anywhere" : "lists"];
    const current = await requireRow(db, syncedSections, { ...owned, version }, place);
    const { changes, refused } = mergeNamed(current, edit);
    const section =
      changes.name === undefined ? current : await queries.updateSection(db, { ...owned, ...changes }, ctx.audit);
    return { ...(section ?? current), ...(refused.length > 0 && { refused }) };
  });
}

/** Moves the section to another place in its project. */
export async function moveSection(
  ctx: Changing,
  { id, version, position }: Given<typeof schema.moveSectionInput>,
): Promise<Section> {
  const owned = { ownerId: ctx.ownerId, id };
  return holdingClock(ctx, async (db) => {
    const current = await requireRow(db, syncedSections, { ...owned, version }, queries.places.lists);
    if (current.position === position) return current;
    return (await queries.updateSection(db, { ...owned, position }, ctx.audit)) ?? current;
  });
}

/** Moves the section to the trash with its tasks. */
export async function deleteSection(
  ctx: Changing,
  { id, version }: Given<typeof schema.deleteSectionInput>,
): Promise<Section> {
  const owned = { ownerId: ctx.ownerId, id };
  return holdingClock(ctx, async (db) => {
    const trashed = ctx.command === undefined ? undefined : await queries.findSection(db, owned, "trash");
    if (trashed !== undefined) return trashed;
    const current = await requireRow(db, syncedSections, { ...owned, version }, queries.places.lists);
    const section = { ...owned, projectId: current.projectId };
    await requireMovable(db, section);
    return (await trash.trashSection(db, section, ctx.audit)) ?? current;
  });
}

/** Throws unless the tasks of the section can be moved at once. */
async function requireMovable(db: Database, section: OwnedId & Pick<Section, "projectId">): Promise<void> {
  if (await trash.isTooLarge(db, section)) throw tooManyToMove("section", syncedTasks, limits.tasksAtOnce);
}

/** Permanently deletes the section, in the trash or not, with its tasks. Returns how many tasks that were. */
export async function purgeSection(
  ctx: Changing,
  { id, version }: Given<typeof schema.deleteSectionInput>,
): Promise<{ purged: number }> {
  const owned = { ownerId: ctx.ownerId, id };
  return holdingClock(ctx, async (db) => {
    const { projectId } = await requireRow(db, syncedSections, { ...owned, version });
    return { purged: await trash.purgeSection(db, { ...owned, projectId }, ctx.audit) };
  });
}

/**
 * Restores the section from the trash with what was deleted with it. One that is not there is returned unchanged, so that a retry is safe.
 * @throws {TRPCError} if its project is in the trash, with which it comes back, or has no room
 */
export async function restoreSection(ctx: Changing, { id }: Given<typeof schema.sectionIdInput>): Promise<Section> {
  const { ownerId, audit } = ctx;
  return holdingClock(ctx, async (db) => {
    const current = await requireRow(db, syncedSections, { ownerId, id });
    if (current.deletedAt === null) return current;
    const project = { ownerId, projectId: current.projectId };
    if (!(await queries.isProject(db, project))) {
      const message = "The project of this section is in the trash. Restore it first.";
      throw new TRPCError({ code: "BAD_REQUEST", message });
    }
    await requireRoom(db, project);
    return (await trash.restoreSection(db, { ...project, id }, audit)) ?? current;
  });
}
