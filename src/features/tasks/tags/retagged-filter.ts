import { retagged } from "./retagged";

const tagFields: ReadonlySet<string> = new Set(["tags", "tagsAny", "tagsNone"]);

/** Returns whether the filter of a view may name tags. The database's side is in `findViewsWithTags`. */
export const mayNameTags = (filter: string) => filter.includes("tags");

/**
 * Returns the filter of a view after a tag was given another name: of two names that become one, a filter has it once. Everything else stays as it was
 * written, also what only a newer version knows. Browser and server do the same.
 */
export function retaggedFilter(filter: string, tag: string, to: string): string {
  if (!mayNameTags(filter)) return filter;
  const params = new URLSearchParams(filter);
  const next = new URLSearchParams();
  let isChanged = false;
  for (const [name, value] of params) {
    if (!tagFields.has(name)) next.append(name, value);
    else if (!next.has(name)) {
      const before = params.getAll(name);
      const after = retagged(before, tag, to);
      isChanged ||= after !== before;
      for (const each of after) next.append(name, each);
    }
  }
  return isChanged ? next.toString() : filter;
}
