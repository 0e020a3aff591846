import { isDayRange } from "~/shared/calendar-day";
import { fold } from "~/shared/text/fold";
import { isVisible } from "~/shared/text/written-text";
import { namesOf } from "~/shared/names-of";
import { oneOf } from "~/shared/one-of";
import { type ParamReader, several, single, textWithin } from "~/shared/search-params";
import { completions, deadlines, duePeriods, limits, priorities, type Completion } from "../../constants";
import { priorityNames } from "../priority-labels";
import type { TaskFilter, WrittenField } from "../../schema";
import type { Task } from "../../table";
import { addTags } from "./tag-entry";
import { foldedOf } from "./folded";
import { dayOfFilter, dueLabel, isDueIn, type Moment } from "./due-filter";
import { hasWords } from "./search-words";

/** The filters of a list, without its sort order. */
export type FilterName = Exclude<keyof TaskFilter, "sort" | "order">;
export type FilterValues = { [Name in FilterName]-?: Exclude<TaskFilter[Name], undefined> };

/** Returns the name of a project or a section by its id, or `undefined` if there is none. */
type NameOf = (id: string) => string | undefined;

/** The browser's side of a filter. Its validation is in `taskFilter`, its SQL in `filter-queries.ts`. */
interface Filter<Value> {
  /** The name of its menu. */
  title: string;
  /** Its name within a sentence. */
  name: string;
  /** Reads its parameter of an address, by the rules of `taskFilter`. */
  read: ParamReader<Value>;
  /** Returns the chosen value as text, beside the title. */
  chosen: (value: Value, nameOf: NameOf) => string;
  /** Returns the chosen value as it ends "No tasks match …". */
  described: (value: Value, nameOf: NameOf) => string;
  /** Returns whether the server lists `task` for `value`: the rule of `filter-queries.ts`. */
  matches: (task: Task, value: Value, moment: Moment) => boolean;
  /** Returns the values that a new task gets so that it matches `value`. */
  given: (value: Value, today: string) => Partial<Pick<Task, WrittenField>>;
}

export const completionLabels: Record<Completion, string> = { pending: "Open", completed: "Completed", all: "All" };

export const deadlineLabels: Record<(typeof deadlines)[number], string> = { any: "Has deadline", none: "No deadline" };

/** Returns an id in its one spelling, or `undefined` if the value is none. */
const idWithin = (value: string) =>
  /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(value) ? value.toLowerCase() : undefined;

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
  project: {
    title: "Project",
    name: "project",
    read: single((value) => (value === "none" ? value : idWithin(value))),
    chosen: (project, nameOf) => (project === "none" ? "Inbox" : (nameOf(project) ?? "Unknown project")),
    described: (project, nameOf) => {
      const name = nameOf(project);
      if (project === "none") return "the inbox";
      return name === undefined ? "an unknown project" : `project ${name}`;
    },
    matches: ({ projectId }, project) => projectId === (project === "none" ? null : project),
    given: (project) => ({ projectId: project === "none" ? null : project }),
  },
  section: {
    title: "Section",
    name: "section",
    read: single(idWithin),
    chosen: (section, nameOf) => nameOf(section) ?? "Unknown section",
    described: (section, nameOf) => {
      const name = nameOf(section);
      return name === undefined ? "an unknown section" : `section ${name}`;
    },
    matches: ({ sectionId }, section) => sectionId === section,
    // Only its project's id and its own make a place.
    given: () => ({}),
  },
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
  tags: {
    title: "Tag",
    name: "tag",
    read: several((value) => {
      const tag = textWithin(limits.tag)(value);
      return tag !== undefined && isVisible(tag) && !tag.includes(",") ? tag : undefined;
    }, limits.tags),
    chosen: (tags) => tags.join(", "),
    described: (tags) => `${tags.length === 1 ? "tag" : "tags"} ${tags.join(" and ")}`,
    matches: (task, tags) => tags.every((tag) => foldedOf(task).tags.includes(fold(tag))),
    // Two spellings of one tag are one tag of the task.
    given: (tags) => ({ tags: addTags([], tags.join(",")) }),
  },
};

export const filterNames = namesOf(filters);

/** The chosen filters. */
export type ChosenFilters = { [Name in FilterName]?: FilterValues[Name] | undefined };

/** The filters with a menu; the search has a field, sections are on the page of their project. */
export type MenuFilter = Exclude<FilterName, "search" | "section">;

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
