import { asc, eq, isNull, lt, sql } from "drizzle-orm";
import type { ChangeAudit } from "~/server/audit/audit";
import type { Database } from "~/server/db/client";
import { findRow, findRows, hasMoreThan, type OwnedId } from "~/server/sync/owned-rows";
import { purge } from "~/server/sync/purge";
import { type Dated, momentOf, recordedInsertion, recordedUpdate } from "~/server/sync/recorded";
import { type ColoredTag, coloredTags, syncedTags } from "./table";

const isColored = isNull(coloredTags.deletedAt);

/** Returns the tags that have a color, in the order of their names. */
export async function listColoredTags(db: Database, { ownerId }: { ownerId: string }): Promise<ColoredTag[]> {
  const by = [sql`fold_text(${coloredTags.tag})`, asc(coloredTags.id)];
  return findRows(db, syncedTags, { ownerId, where: isColored, by });
}

/** Returns the row of a tag, also if its color was taken off. */
export async function findTag(db: Database, owned: OwnedId): Promise<ColoredTag | undefined> {
  return findRow(db, syncedTags, owned);
}

/** Returns whether a user has `limit` tags with a color. */
export async function isFull(db: Database, { ownerId, limit }: { ownerId: string; limit: number }): Promise<boolean> {
  return hasMoreThan(db, syncedTags, { ownerId, where: isColored, limit: limit - 1 });
}

type Written = Pick<ColoredTag, "tag" | "color">;

/**
 * Inserts the row of a tag.
 * @param at when it was colored; now, unless that was on a device before
 */
export async function insertTag(
  db: Database,
  { ownerId, at, ...tag }: OwnedId & Written & Dated,
  audit: ChangeAudit,
): Promise<ColoredTag | undefined> {
  const row = { ...tag, createdAt: momentOf({ at }) };
  return recordedInsertion(db, syncedTags, { ownerId, row }, audit);
}

/** Stores another color of a tag, or that it has none. */
export async function updateTag(
  db: Database,
  { ownerId, id, ...written }: OwnedId & Written,
  audit: ChangeAudit,
): Promise<ColoredTag | undefined> {
  const set = { ...written, deletedAt: written.color === null ? sql`now()` : null };
  return recordedUpdate(db, syncedTags, { ownerId, set, where: eq(coloredTags.id, id) }, audit);
}

/** Deletes the rows of all people whose color was taken off before `before`. Returns how many. */
export async function purgeTags(db: Database, { before }: { before: string }): Promise<number> {
  return purge(db, syncedTags, lt(coloredTags.deletedAt, before));
}
