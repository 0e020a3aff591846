import type { Arrangement, ChosenFilter } from "../filter-params";
import { type View, viewNames } from "../views";
import { oneOf } from "~/shared/one-of";
import { groupings, layouts, orders, sorts } from "../../constants";

/** How the user has arranged each list, by the name of the list or the id of its project; a missing list has its default arrangement. */
export type ChosenArrangements = Readonly<Record<string, Arrangement>>;

/** A browser remembers so many of them: a cookie has a limit. */
const maxRemembered = 25;

const keyOf = ({ name, project }: View) => (name === "project" ? (project ?? name) : name);
const isKey = (key: string) =>
  oneOf(viewNames, key) !== undefined || /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(key);

/** Returns how the user has arranged a list. A saved view is arranged as it was saved. */
export const arrangementFor = (view: View, chosen: ChosenArrangements): Arrangement | undefined =>
  view.saved === undefined ? chosen[keyOf(view)] : undefined;

/** Returns the arrangements after a list was arranged otherwise: the latest that a browser remembers. */
export function withArranged(chosen: ChosenArrangements, view: View, change: Arrangement): ChosenArrangements {
  const key = keyOf(view);
  const { [key]: before, ...others } = chosen;
  const next = withoutUnchosen({ ...before, ...change });
  return Object.fromEntries(
    [...Object.entries(others), ...(next === undefined ? [] : [[key, next]])].slice(-maxRemembered),
  );
}

/** The cookie with the chosen arrangements, so that the server sorts and lays out the first page in the same way. */
export const arrangementsCookie = "keel.sorts";

/** Reads the result of `formatArrangements`, and ignores anything else. */
export function parseArrangements(text: string | undefined): ChosenArrangements {
  const chosen: Record<string, Arrangement> = {};
  for (const part of (text ?? "").split("~")) {
    const [name = "", sort = "", order = "", group = "", layout = ""] = part.split(".");
    const arrangement = withoutUnchosen({
      sort: oneOf(sorts, sort),
      order: oneOf(orders, order),
      group: oneOf(groupings, group),
      layout: oneOf(layouts, layout),
    });
    if (isKey(name) && arrangement !== undefined) chosen[name] = arrangement;
  }
  return chosen;
}

/** Returns the arrangements as a cookie value: `all.title.desc~today.priority~upcoming...none.board`. */
export function formatArrangements(chosen: ChosenArrangements): string {
  return Object.entries(chosen)
    .flatMap(([name, { sort, order, group, layout }]) => {
      const text = [sort, order, group, layout].map((part) => part ?? "").join(".");
      return text === "..." ? [] : [`${name}.${text}`.replace(/\.+$/, "")];
    })
    .join("~");
}

/** Returns an arrangement without its missing fields, or `undefined` if nothing is chosen. */
function withoutUnchosen(arrangement: Arrangement): Arrangement | undefined {
  const known = Object.entries(arrangement).filter(([, value]) => value !== undefined);
  return known.length === 0 ? undefined : Object.fromEntries(known);
}

/** Returns the filter in an address, with the chosen arrangement of the list where the address names none. */
export function withArrangement(filter: ChosenFilter, chosen: Arrangement = {}): ChosenFilter {
  const isSorted = filter.sort !== undefined || filter.order !== undefined;
  const { sort, order } = isSorted ? filter : chosen;
  return { ...filter, sort, order, group: filter.group ?? chosen.group, layout: filter.layout ?? chosen.layout };
}
