import type { Arrangement, ChosenFilter } from "../filter-params";
import { type ViewName, viewNames } from "../views";
import { oneOf } from "~/shared/one-of";
import { groupings, layouts, orders, sorts } from "../../constants";

/** How the user has arranged each list; a missing list has its default arrangement. */
export type ChosenArrangements = Partial<Record<ViewName, Arrangement>>;

/** The cookie with the chosen arrangements, so that the server sorts and lays out the first page in the same way. */
export const arrangementsCookie = "keel.sorts";

/** Reads the result of `formatArrangements`, and ignores anything else. */
export function parseArrangements(text: string | undefined): ChosenArrangements {
  const chosen: ChosenArrangements = {};
  for (const part of (text ?? "").split("~")) {
    const [name = "", sort = "", order = "", group = "", layout = ""] = part.split(".");
    const view = oneOf(viewNames, name);
    const arrangement = withoutUnchosen({
      sort: oneOf(sorts, sort),
      order: oneOf(orders, order),
      group: oneOf(groupings, group),
      layout: oneOf(layouts, layout),
    });
    if (view !== undefined && arrangement !== undefined) chosen[view] = arrangement;
  }
  return chosen;
}

/** Returns the arrangements as a cookie value: `all.title.desc~today.priority~upcoming...none.board`. */
export function formatArrangements(chosen: ChosenArrangements): string {
  return viewNames
    .flatMap((name) => {
      const { sort, order, group, layout } = chosen[name] ?? {};
      const text = [sort, order, group, layout].map((part) => part ?? "").join(".");
      return text === "..." ? [] : [`${name}.${text}`.replace(/\.+$/, "")];
    })
    .join("~");
}

/** Returns an arrangement without its missing fields, or `undefined` if nothing is chosen. */
export function withoutUnchosen(arrangement: Arrangement): Arrangement | undefined {
  const known = Object.entries(arrangement).filter(([, value]) => value !== undefined);
  return known.length === 0 ? undefined : Object.fromEntries(known);
}

/** Returns the filter in an address, with the chosen arrangement of the list where the address names none. */
export function withArrangement(filter: ChosenFilter, chosen: Arrangement = {}): ChosenFilter {
  const isSorted = filter.sort !== undefined || filter.order !== undefined;
  const { sort, order } = isSorted ? filter : chosen;
  return { ...filter, sort, order, group: filter.group ?? chosen.group, layout: filter.layout ?? chosen.layout };
}
