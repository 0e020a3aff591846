import { count, sql } from "drizzle-orm";
import { type SavedView, savedViews, syncedViews } from "~/features/views/table";
import type { Database } from "~/server/db/client";
import { update } from "~/server/sync/change";
import { findRows } from "~/server/sync/owned-rows";

/** A view by its filter alone. */
type Filtered = Pick<SavedView, "id" | "filter">;
const filtered = { ...syncedViews, columns: { id: savedViews.id, filter: savedViews.filter } };

/** Returns the views of a user whose filters may name tags, those in the trash included. */
export async function findViewsWithTags(db: Database, ownerId: string): Promise<Filtered[]> {
  return findRows(db, filtered, { ownerId, where: sql`${savedViews.filter} like '%tags%'` });
}

/** Gives each of these views its filter, in one statement. Returns how many there were. */
export async function setFilters(
  db: Database,
  { ownerId, filters }: { ownerId: string; filters: readonly Filtered[] },
): Promise<number> {
  const [ids, texts] = [filters.map(({ id }) => id), filters.map(({ filter }) => filter)];
  const set = {
    filter: sql`(select "given".filter from unnest(${sql.param(ids)}::uuid[], ${sql.param(texts)}::text[]) as "given" (id, filter)
      where "given".id = ${savedViews.id})`,
  };
  const where = sql`${savedViews.id} = any(${sql.param(ids)}::uuid[])`;
  const { clock, changed } = update(db, { ...syncedViews, columns: { id: savedViews.id } }, { ownerId, set, where });
  const [row] = await db.with(clock, changed).select({ count: count() }).from(changed);
  return row?.count ?? 0;
}
