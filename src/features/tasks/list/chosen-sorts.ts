import type { ChosenFilter } from "./filter-params";
import { type ViewName, viewNames } from "./views";
import { oneOf } from "~/shared/one-of";
import { type Order, orders, type Sort, sorts } from "../constants";

export interface ChosenSort {
  sort: Sort;
  order?: Order | undefined;
}

/** How a person has chosen to sort their lists; a list that is absent is sorted as it is for everybody. */
export type ChosenSorts = Partial<Record<ViewName, ChosenSort>>;

/** The cookie that keeps them, so that the server sorts the first page in the same way. */
export const sortsCookie = "keel.sorts";

/** Reads what `formatSorts` wrote; whatever else is there means nothing. */
export function parseSorts(text: string | undefined): ChosenSorts {
  const chosen: ChosenSorts = {};
  for (const part of (text ?? "").split("~")) {
    const [name = "", sort = "", order = ""] = part.split(".");
    const [view, known] = [oneOf(viewNames, name), oneOf(sorts, sort)];
    if (view !== undefined && known !== undefined) chosen[view] = { sort: known, order: oneOf(orders, order) };
  }
  return chosen;
}

/** Returns the sorts as a cookie's value: `all.title.desc~today.priority`. */
export function formatSorts(chosen: ChosenSorts): string {
  return viewNames
    .flatMap((name) => {
      const { sort, order } = chosen[name] ?? {};
      return sort === undefined ? [] : [[name, sort, order].filter((part) => part !== undefined).join(".")];
    })
    .join("~");
}

/** Returns what an address says, sorted as the person has chosen for the list where it does not say how. */
export function withSort(filter: ChosenFilter, chosen: ChosenSort | undefined): ChosenFilter {
  return filter.sort === undefined && filter.order === undefined && chosen !== undefined
    ? { ...filter, ...chosen }
    : filter;
}
