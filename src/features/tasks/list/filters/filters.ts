import { isDayRange } from "~/shared/dates/day-range";
import { namesOf } from "~/shared/names-of";
import { oneOf } from "~/shared/one-of";
import { several, single, textWithin } from "~/shared/search-params";
import { completions, deadlines, duePeriods, limits, priorities, type Completion } from "../../constants";
import { priorityNames } from "../labels/priority-labels";
import type { TaskFilter } from "./schema";
import { dayOfFilter, dueLabel, isDueIn } from "./due-filter";
import type { Filter } from "./filter";
import { pastFilter } from "./past-filter";
import { placeFilters } from "./place-filters";
import { hasWords } from "./search-words";
import { tagFilters } from "./tag-filters";

/** The filters of a list, without its sort order. */
export type FilterName = Exclude<keyof TaskFilter, "sort" | "order">;
export type FilterValues = { [Name in FilterName]-?: Exclude<TaskFilter[Name], undefined> };

export const completionLabels: Record<Completion, string> = { pending: "Open", completed: "Completed", all: "All" };

export const deadlineLabels: Record<(typeof deadlines)[number], string> = { any: "Has deadline", none: "No deadline" };

/** Every filter, in the order of the toolbar. */
export const filters: { [Name in FilterName]: Filter<FilterValues[Name]> } = {
  search: {
    title: "Search",
    name: "search",
    read: single(textWithin(limits.search)),
    chosen: (search) => search,
    described: (search) => `“${search}”`,
    matches: hasWords,
    given: () => ({}),
  },
  completed: {
    title: "Show",
    name: "“show”",
    read: single((value) => oneOf(completions, value)),
    chosen: (completed) => completionLabels[completed],
    described: (completed) => `status ${completionLabels[completed]}`,
    matches: (task, completed) => completed === "all" || task.completed === (completed === "completed"),
    given: () => ({}),
  },
  priority: {
    title: "Priority",
    name: "priority",
    read: several((value) => oneOf(priorities, value), priorities.length),
    chosen: (chosen) => chosen.map((value) => priorityNames[value]).join(", "),
    described: (chosen) => `${chosen.map((value) => priorityNames[value]).join(" or ")} priority`,
    matches: (task, chosen) => chosen.includes(task.priority),
    given: ([first, ...others]) =>
      first === undefined ? {} : { priority: others.includes("medium") ? "medium" : first },
  },
  ...placeFilters,
  due: {
    title: "Due",
    name: "due date",
    read: single((value) => oneOf(duePeriods, value) ?? (isDayRange(value) ? value : undefined)),
    chosen: dueLabel,
    described: (due) => `due date ${dueLabel(due)}`,
    matches: isDueIn,
    given: (due, today) => ({ dueOn: dayOfFilter(due, today) }),
  },
  deadline: {
    title: "Deadline",
    name: "deadline",
    read: single((value) => oneOf(deadlines, value)),
    chosen: (deadline) => deadlineLabels[deadline],
    described: (deadline) => (deadline === "any" ? "a deadline" : "no deadline"),
    matches: ({ deadlineOn }, deadline) => (deadlineOn === null) === (deadline === "none"),
    // A deadline is a promise, which no filter makes.
    given: () => ({}),
  },
  ...tagFilters,
  createdOn: pastFilter("Created", "created", ({ createdAt }) => createdAt),
  completedOn: pastFilter("Completed", "completed", ({ completedAt }) => completedAt),
};

export const filterNames = namesOf(filters);

/** The chosen filters. */
export type ChosenFilters = { [Name in FilterName]?: FilterValues[Name] | undefined };

/** The menus of the toolbar, each with the filters that it chooses; the search has a field. */
export const filterMenus = {
  completed: ["completed"],
  priority: ["priority"],
  project: ["project", "projectsAny", "projectsNone"],
  section: ["section"],
  due: ["due"],
  deadline: ["deadline"],
  tags: ["tags", "tagsAny", "tagsNone", "tagged"],
  createdOn: ["createdOn"],
  completedOn: ["completedOn"],
} as const satisfies { [Name in FilterName]?: FilterName[] };
export type MenuFilter = keyof typeof filterMenus;

/** Returns the result of `use` for each chosen filter; an empty search does not count. */
export function eachChosen<Result>(
  chosen: ChosenFilters,
  use: <Name extends FilterName>(filter: Filter<FilterValues[Name]>, value: FilterValues[Name], name: Name) => Result,
): Result[] {
  const one = <Name extends FilterName>(name: Name, value: ChosenFilters[Name]): Result[] =>
    value === undefined || value === "" ? [] : [use<Name>(filters[name], value, name)];
  return filterNames.flatMap((name) => one(name, chosen[name]));
}

/** Returns the chosen filters without the empty ones. */
export function withoutUnchosen(chosen: ChosenFilters): Partial<FilterValues> {
  return Object.fromEntries(eachChosen(chosen, (_filter, value, name) => [name, value]));
}

/** Returns whether any filter is chosen. */
export const isNarrowed = (chosen: ChosenFilters) => eachChosen(chosen, () => true).length > 0;
