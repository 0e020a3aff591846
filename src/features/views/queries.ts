import { asc, eq, isNotNull, isNull, lt, sql } from "drizzle-orm";
import type { ChangeAudit } from "~/server/audit/audit";
import type { Database } from "~/server/db/client";
import { findRow, findRows, type OwnedId } from "~/server/sync/owned-rows";
import { purge } from "~/server/sync/purge";
import { type Dated, momentOf, recordedInsertion, recordedUpdate } from "~/server/sync/recorded";
import { type SavedView, savedViews, syncedViews } from "./table";

/** Where a view is looked for. */
export const places = {
  lists: isNull(savedViews.deletedAt),
  trash: isNotNull(savedViews.deletedAt),
  anywhere: undefined,
};

type Written = Pick<SavedView, "name" | "icon" | "path" | "filter" | "position">;

/** Returns the views in the order of their owner; or those in the trash. */
export async function listViews(
  db: Database,
  { ownerId, trash }: { ownerId: string; trash: boolean },
): Promise<SavedView[]> {
  const by = [sql`${savedViews.position} collate "C"`, asc(savedViews.id)];
  return findRows(db, syncedViews, { ownerId, where: places[trash ? "trash" : "lists"], by });
}

/** Returns the view, unless it does not exist, is elsewhere or belongs to another user. */
export async function findView(
  db: Database,
  owned: OwnedId,
  place: keyof typeof places,
): Promise<SavedView | undefined> {
  return findRow(db, syncedViews, owned, places[place]);
}

/** Returns how many views a user has, and the last position of all. */
export async function readExtent(db: Database, ownerId: string): Promise<{ count: number; last: string | null }> {
  const [extent] = await db
    .select({
      count: sql`count(*) filter (where ${places.lists})`.mapWith(Number),
      last: sql<string | null>`max(${savedViews.position} collate "C")`,
    })
    .from(savedViews)
    .where(eq(savedViews.userId, ownerId));
  return extent ?? { count: 0, last: null };
}

/**
 * Inserts the view.
 * @param at when it was saved; now, unless that was on a device before
 */
export async function insertView(
  db: Database,
  { ownerId, at, ...view }: OwnedId & Written & Dated,
  audit: ChangeAudit,
): Promise<SavedView | undefined> {
  const row = { ...view, createdAt: momentOf({ at }) };
  return recordedInsertion(db, syncedViews, { ownerId, row }, audit);
}

type ViewChanges = { [Field in keyof Written]?: Written[Field] | undefined };

/** Stores what has changed of the view. */
export async function updateView(
  db: Database,
  { ownerId, id, ...set }: OwnedId & ViewChanges,
  audit: ChangeAudit,
): Promise<SavedView | undefined> {
  return recordedUpdate(db, syncedViews, { ownerId, set, where: eq(savedViews.id, id) }, audit);
}

/** Moves the view to the trash, or back. */
export async function setTrashed(
  db: Database,
  { ownerId, id }: OwnedId,
  isTrashed: boolean,
  audit: ChangeAudit,
): Promise<SavedView | undefined> {
  const set = { deletedAt: isTrashed ? sql`now()` : null };
  return recordedUpdate(db, syncedViews, { ownerId, set, where: eq(savedViews.id, id) }, audit);
}

/** Deletes the views of all people that were moved to the trash before `before`. Returns how many. */
export async function purgeViews(db: Database, { before }: { before: string }): Promise<number> {
  return purge(db, syncedViews, lt(savedViews.deletedAt, before));
}
