import { TRPCError } from "@trpc/server";
import { uuidv7 } from "uuidv7";
import type { z } from "zod";
import type { ChangeAudit } from "~/server/audit/audit";
import type { Context } from "~/server/context";
import type { Database } from "~/server/db/client";
import { fieldError } from "~/server/errors";
import { holdingClock, refuseMissing, requireOwnId, requireRow } from "~/server/sync/owned-rows";
import { mergeNamed } from "~/shared/rows/merge-name";
import { rankBetween } from "~/shared/rows/rank";
import { limits } from "./constants";
import * as queries from "./queries";
import type * as schema from "./schema";
import { type Section, syncedSections } from "./table";

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

/** Deletes the section. Its tasks stay in the project. */
export async function deleteSection(
  ctx: Changing,
  { id, version }: Given<typeof schema.deleteSectionInput>,
): Promise<Section> {
  const owned = { ownerId: ctx.ownerId, id };
  return holdingClock(ctx, async (db) => {
    const trashed = ctx.command === undefined ? undefined : await queries.findSection(db, owned, "trash");
    if (trashed !== undefined) return trashed;
    const current = await requireRow(db, syncedSections, { ...owned, version }, queries.places.lists);
    return (await queries.deleteSection(db, { ...owned, projectId: current.projectId }, ctx.audit)) ?? current;
  });
}

/**
 * Restores a deleted section. Its tasks stay where they are by now. One that is not deleted is returned unchanged, so that a retry is safe.
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
    return (await queries.restoreSection(db, { ownerId, id }, audit)) ?? current;
  });
}
