import type { TaskFilter } from "../schema";
import { createParamReader, type ParamReader, several, single, textWithin } from "~/shared/search-params";
import { isVisible } from "~/shared/text/written-text";
import { oneOf } from "~/shared/one-of";
import { completions, duePeriods, isDayRange, limits, orders, priorities, sorts } from "../constants";

/** What a person has chosen in a list; what is absent is the view's own choice. Its values are those of `taskFilter`. */
export type ChosenFilter = { [Field in keyof TaskFilter]?: TaskFilter[Field] | undefined };

/** The fields that narrow a list, as opposed to those that only order it. */
export const narrowing = ["completed", "priority", "search", "tags", "due"] as const satisfies (keyof ChosenFilter)[];

/** The rules of `taskFilter`, held together with it by a test. */
const readers: { [Field in keyof TaskFilter]-?: ParamReader<NonNullable<TaskFilter[Field]>> } = {
  completed: single((value) => oneOf(completions, value)),
  priority: several((value) => oneOf(priorities, value), priorities.length),
  search: single(textWithin(limits.search)),
  tags: several((value) => {
    const tag = textWithin(limits.tag)(value);
    return tag !== undefined && isVisible(tag) && !tag.includes(",") ? tag : undefined;
  }, limits.tags),
  due: single((value) => oneOf(duePeriods, value) ?? (isDayRange(value) ? value : undefined)),
  sort: single((value) => oneOf(sorts, value)),
  order: single((value) => oneOf(orders, value)),
};

/** Reads the filter that an address carries, and names the fields whose value means nothing. Other parameters are not its business. */
export function readFilter(params: URLSearchParams): { filter: ChosenFilter; ignored: (keyof TaskFilter)[] } {
  const { ignored, read } = createParamReader<keyof TaskFilter>(params);
  const filter = {
    completed: read("completed", readers.completed),
    priority: read("priority", readers.priority),
    search: read("search", readers.search),
    tags: read("tags", readers.tags),
    due: read("due", readers.due),
    sort: read("sort", readers.sort),
    order: read("order", readers.order),
  };
  return { filter, ignored };
}

/** The address of a filter: parameters in a fixed order, those of `rest` that are not the filter's after them. */
export function writeFilter(filter: ChosenFilter, rest = new URLSearchParams()): URLSearchParams {
  const params = new URLSearchParams();
  for (const field of [...narrowing, "sort", "order"] as const) {
    for (const value of [filter[field] ?? []].flat()) if (value !== "") params.append(field, value);
  }
  for (const [name, value] of rest) if (!Object.hasOwn(readers, name)) params.append(name, value);
  return params;
}
