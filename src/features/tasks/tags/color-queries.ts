import { count, eq, sql } from "drizzle-orm";
import { type ColoredTag, coloredTags, syncedTags } from "~/features/tags/table";
import type { Database } from "~/server/db/client";
import { insertion, update } from "~/server/sync/change";
import { findRow, type OwnedId } from "~/server/sync/owned-rows";

/** Returns the row of a tag, also if its color was taken off. */
export async function findColor(db: Database, owned: OwnedId): Promise<ColoredTag | undefined> {
  return findRow(db, syncedTags, owned);
}

/** Stores the color of a tag, or that it has none. */
export async function storeColor(
  db: Database,
  { ownerId, id, tag, color }: OwnedId & Pick<ColoredTag, "tag" | "color">,
  { isNew }: { isNew: boolean },
): Promise<void> {
  const stored = { ...syncedTags, columns: { id: coloredTags.id } };
  const set = { tag, color, deletedAt: color === null ? sql`now()` : null };
  const { clock, changed } = isNew
    ? insertion(db, stored, { ownerId, rows: [{ id, tag, color }] })
    : update(db, stored, { ownerId, set, where: eq(coloredTags.id, id) });
  await db.with(clock, changed).select({ count: count() }).from(changed);
}
