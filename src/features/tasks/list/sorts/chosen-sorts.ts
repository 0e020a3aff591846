import type { ChosenFilter } from "../filter-params";
import { type ViewName, viewNames } from "../views";
import { oneOf } from "~/shared/one-of";
import { type Order, orders, type Sort, sorts } from "../../constants";

export interface ChosenSort {
  sort: Sort;
  order?: Order | undefined;
}

/** The sort the user chose for each list; a missing list has its default sort. */
export type ChosenSorts = Partial<Record<ViewName, ChosenSort>>;

/** The cookie with the chosen sorts, so that the server sorts the first page in the same way. */
export const sortsCookie = "keel.sorts";

/** Reads the result of `formatSorts`, and ignores anything else. */
export function parseSorts(text: string | undefined): ChosenSorts {
  const chosen: ChosenSorts = {};
  for (const part of (text ?? "").split("~")) {
    const [name = "", sort = "", order = ""] = part.split(".");
    const [view, known] = [oneOf(viewNames, name), oneOf(sorts, sort)];
    if (view !== undefined && known !== undefined) chosen[view] = { sort: known, order: oneOf(orders, order) };
  }
  return chosen;
}

/** Returns the sorts as a cookie value: `all.title.desc~today.priority`. */
export function formatSorts(chosen: ChosenSorts): string {
  return viewNames
    .flatMap((name) => {
      const { sort, order } = chosen[name] ?? {};
      return sort === undefined ? [] : [[name, sort, order].filter((part) => part !== undefined).join(".")];
    })
    .join("~");
}

/** Returns the filter in an address, with the chosen sort of the list if the address names none. */
export function withSort(filter: ChosenFilter, chosen: ChosenSort | undefined): ChosenFilter {
  return filter.sort === undefined && filter.order === undefined && chosen !== undefined
    ? { ...filter, ...chosen }
    : filter;
}
