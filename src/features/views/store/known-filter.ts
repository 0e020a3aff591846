import { readFilter, writeFilter } from "~/features/tasks/list/filter-params";
import type { SavedView } from "./saved-view";

/** Returns whether this version knows everything that a view filters and arranges by. A newer one may have saved it. */
export function isOfThisVersion({ filter }: Pick<SavedView, "filter">): boolean {
  const known = readFilter(new URLSearchParams(filter));
  return known.ignored.length === 0 && writeFilter(known.filter).toString() === filter;
}
