import { namesOf } from "~/shared/names-of";
import { oneOf } from "~/shared/one-of";
import { createParamReader, type ParamReader, single } from "~/shared/search-params";
import { orders, sorts } from "../constants";
import type { TaskFilter } from "../schema";
import { filterNames, filters } from "./filters/filters";

/** The filter a user has chosen; missing fields have the view's defaults. Its values are those of `taskFilter`. */
export type ChosenFilter = { [Field in keyof TaskFilter]?: TaskFilter[Field] | undefined };

const sorting = {
  sort: single((value) => oneOf(sorts, value)),
  order: single((value) => oneOf(orders, value)),
};
const fields: (keyof TaskFilter)[] = [...filterNames, ...namesOf(sorting)];
const readerOf = (field: keyof TaskFilter): ParamReader<unknown> =>
  field === "sort" || field === "order" ? sorting[field] : filters[field].read;

/** Reads the filter in the address, and names the fields with an invalid value. Ignores other parameters. */
export function readFilter(params: URLSearchParams): { filter: ChosenFilter; ignored: (keyof TaskFilter)[] } {
  const { ignored, read } = createParamReader<keyof TaskFilter>(params);
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
