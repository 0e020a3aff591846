import { arrangementIn, readFilter, writeFilter } from "../../list/filter-params";
import type { KnownPlaces } from "../../list/filter-text/places-named";
import { readFilterText } from "../../list/filter-text/read-filter-text";
import { writeFilterText } from "../../list/filter-text/write-filter-text";
import { savedViewOf } from "../../list/views";
import { apartFrom, decidedBy } from "./decided-filters";

/** A list that was saved: its id, the path of the list, and its filter as an address has it. */
interface SavedList {
  id: string;
  path: string;
  filter: string;
}

function partsOf({ id, path, filter }: SavedList, places: KnownPlaces) {
  const view = savedViewOf(id, path);
  const names = decidedBy(view);
  const { filter: all } = readFilter(new URLSearchParams(filter));
  return { ...apartFrom(all, names), all, names, context: { places, project: view.project } };
}

/** Returns what a saved view filters by as one line of text, without what its list decides itself. */
export function textOfView(view: SavedList, places: KnownPlaces): string {
  const { chosen, context } = partsOf(view, places);
  return writeFilterText(chosen, context);
}

/**
 * Returns the filter that a saved view has once its text is `text`, as an address has it, or why it can have none: it has at most `maxLength` UTF-16 units.
 * The arrangement stays, and an empty text filters by nothing. If the text says the same, the filter is the former one, letter by letter.
 */
export function filterOfText(
  text: string,
  view: SavedList,
  { places, maxLength }: { places: KnownPlaces; maxLength: number },
): { filter: string } | { fault: string } {
  const { all, decided, chosen, names, context } = partsOf(view, places);
  const reading = readFilterText(text, { ...context, decided: names });
  if ("fault" in reading) return { fault: reading.fault.message };
  if (writeFilterText(reading.filter, context) === writeFilterText(chosen, context)) return { filter: view.filter };
  const filter = writeFilter({ ...reading.filter, ...decided, ...arrangementIn(all) }).toString();
  return filter.length > maxLength ? { fault: "These are too many filters for one view." } : { filter };
}
