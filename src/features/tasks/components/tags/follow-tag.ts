import { readFilter } from "../../list/filter-params";
import { viewAt } from "../../list/views";
import { retagged } from "../../tags/retagged";
import { chooseFilter } from "../list/use-list-address";

/** Lets the filter in the address follow a tag to its new name, or leave one that is deleted. */
export function followTag(tag: string, to: string | null): void {
  if (viewAt(window.location.pathname) === undefined) return;
  const { filter } = readFilter(new URLSearchParams(window.location.search));
  const next = { ...filter };
  for (const field of ["tags", "tagsAny", "tagsNone"] as const) {
    const tags = filter[field] && retagged(filter[field], tag, to);
    if (tags === undefined || tags === filter[field]) continue;
    if (tags.length === 0) delete next[field];
    else next[field] = [...tags];
  }
  if (JSON.stringify(next) !== JSON.stringify(filter)) chooseFilter(next, { replace: true });
}
