import { namesOf } from "~/shared/names-of";
import { oneOf } from "~/shared/one-of";
import { createParamReader, type ParamReader, single } from "~/shared/search-params";
import { type Grouping, groupings, type Layout, layouts, orders, sorts } from "../constants";
import type { TaskFilter } from "./filters/schema";
import { filterNames, filters } from "./filters/filters";

/** How a user has arranged a list: in which order, under which headings, and on the page. Missing fields have the view's defaults. */
export type Arrangement = { [Field in "sort" | "order"]?: TaskFilter[Field] | undefined } & {
  group?: Grouping | undefined;
  layout?: Layout | undefined;
};

/** The filter a user has chosen, with the arrangement; missing fields have the view's defaults. Its values are those of `taskFilter`. */
export type ChosenFilter = { [Field in keyof TaskFilter]?: TaskFilter[Field] | undefined } & Arrangement;

const arranging: { [Field in keyof Arrangement]-?: ParamReader<Arrangement[Field]> } = {
  sort: single((value) => oneOf(sorts, value)),
  order: single((value) => oneOf(orders, value)),
  group: single((value) => oneOf(groupings, value)),
  layout: single((value) => oneOf(layouts, value)),
};
const fields: (keyof ChosenFilter)[] = [...filterNames, ...namesOf(arranging)];
const readerOf = (field: keyof ChosenFilter): ParamReader<unknown> =>
  isArranging(field) ? arranging[field] : filters[field].read;

/** Returns whether a field is about the arrangement of the tasks, and not about which are listed. */
export function isArranging(field: keyof ChosenFilter): field is keyof Arrangement {
  return Object.hasOwn(arranging, field);
}

/** Returns what is left of a filter once it chooses no tasks. */
export const arrangementIn = ({ sort, order, group, layout }: ChosenFilter): Arrangement => ({
  sort,
  order,
  group,
  layout,
});

/** Reads the filter in the address, and names the fields with an invalid value. Ignores other parameters. */
export function readFilter(params: URLSearchParams): { filter: ChosenFilter; ignored: (keyof ChosenFilter)[] } {
  const { ignored, read } = createParamReader<keyof ChosenFilter>(params);
  const filter: ChosenFilter = {};
  for (const field of fields) Object.assign(filter, { [field]: read(field, readerOf(field)) });
  return { filter, ignored };
}

/** Returns the address of a filter: its parameters in a fixed order, then the other parameters of `rest`. */
export function writeFilter(filter: ChosenFilter, rest = new URLSearchParams()): URLSearchParams {
  const params = new URLSearchParams();
  for (const field of fields) {
    for (const value of [filter[field] ?? []].flat()) if (value !== "") params.append(field, value);
  }
  const isOther = (name: string) => fields.every((field) => field !== name);
  for (const [name, value] of rest) if (isOther(name)) params.append(name, value);
  return params;
}
