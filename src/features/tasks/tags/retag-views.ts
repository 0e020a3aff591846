import type { Database } from "~/server/db/client";
import { retaggedFilter } from "./retagged-filter";
import { findViewsWithTags, setFilters } from "./view-queries";

/**
 * Lets the views of a user that name a tag follow it to its new name, those in the trash included. Returns how many did. To be called while the user's
 * clock is held.
 */
export async function retagViews(
  db: Database,
  { ownerId, tag, to }: { ownerId: string; tag: string; to: string },
): Promise<number> {
  const views = await findViewsWithTags(db, ownerId);
  const filters = views.flatMap(({ id, filter }) => {
    const next = retaggedFilter(filter, tag, to);
    return next === filter ? [] : [{ id, filter: next }];
  });
  return filters.length === 0 ? 0 : setFilters(db, { ownerId, filters });
}
