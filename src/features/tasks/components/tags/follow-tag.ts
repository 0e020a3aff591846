import { readFilter } from "../../list/filter-params";
import { viewAt } from "../../list/views";
import { retagged } from "../../tags/retagged";
import { chooseFilter } from "../list/use-list-address";

const fields = ["tags", "tagsAny", "tagsNone"] as const;
const stay = () => {};
const chosenHere = () => readFilter(new URLSearchParams(window.location.search)).filter;
const isSame = (one: readonly string[] | undefined, other: readonly string[] | undefined) =>
  JSON.stringify(one) === JSON.stringify(other);

/**
 * Lets the filter in the address follow a tag to its new name, or leave one that is deleted. Returns what lets it follow back, unless the user has chosen
 * other tags since, or gone elsewhere.
 */
export function followTag(tag: string, to: string | null): () => void {
  const path = window.location.pathname;
  if (viewAt(path) === undefined) return stay;
  const before = chosenHere();
  const after = { ...before };
  for (const field of fields) {
    const tags = before[field] && retagged(before[field], tag, to);
    if (tags === undefined || tags === before[field]) continue;
    if (tags.length === 0) delete after[field];
    else after[field] = [...tags];
  }
  const changed = fields.filter((field) => !isSame(before[field], after[field]));
  if (changed.length === 0) return stay;
  chooseFilter(after, { replace: true });
  const { length } = window.history;
  return () => {
    const chosen = chosenHere();
    // A list without the filter looks like one that the user has opened since.
    const isLeft = changed.some((field) => after[field] === undefined) && window.history.length !== length;
    const isElsewhere = window.location.pathname !== path || isLeft;
    if (isElsewhere || changed.some((field) => !isSame(chosen[field], after[field]))) return;
    for (const field of changed) chosen[field] = before[field];
    chooseFilter(chosen, { replace: true });
  };
}
