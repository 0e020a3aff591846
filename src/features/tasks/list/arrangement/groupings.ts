import type { Clock } from "~/shared/clock";
import { dueState } from "~/shared/dates/due-state";
import { dayHeading } from "~/shared/due-labels";
import { fold } from "~/shared/text/fold";
import { type Grouping, priorities } from "../../constants";
import { foldedOf } from "../filters/folded";
import { priorityNames, rankedPriorities } from "../labels/priority-labels";
import type { Task } from "../../table";
import type { GivenFields, NamedSection, TaskGroup } from "./groups";
import { oneOf } from "~/shared/one-of";

/** What is known where tasks are grouped. */
export interface Surroundings {
  clock: Clock;
  /** The user's projects, and the sections of one or all of them, in their order. */
  projects: readonly NamedSection[];
  sections: readonly NamedSection[];
  /** The tags in use, in alphabetical order. */
  tags: readonly string[];
  /** The first of the days that are one group, "Later"; without it each day is one. */
  laterFrom?: string | undefined;
}

/** The key of the group of tasks without a value. */
export const without = "none";

interface GroupingDefinition {
  /** Returns the key of a task's group. */
  keyOf: (task: Task, around: Surroundings) => string;
  headingOf: (key: string, around: Surroundings) => Pick<TaskGroup, "title" | "detail" | "tag">;
  /** Returns the keys that are known without any task, in the order of their headings; of a day, the dates decide. */
  known: (around: Surroundings) => readonly string[];
  /** Returns what a task gets that is added to a group; `undefined` if none can be. */
  given: (key: string, around: Surroundings) => GivenFields | undefined;
}

const undatedTitles: Record<string, string> = {
  overdue: "Overdue",
  earlier: "Earlier",
  later: "Later",
  [without]: "No date",
};
const isDay = (key: string) => !Object.hasOwn(undatedTitles, key);

const nameIn = (named: readonly NamedSection[], key: string) => named.find(({ id }) => id === key)?.name;
const ids = (named: readonly NamedSection[]) => named.map(({ id }) => id);

/** Everything a list can be grouped by. */
export const groupingDefinitions: Record<Exclude<Grouping, "none">, GroupingDefinition> = {
  due: {
    keyOf(task, { clock: { now, timeZone }, laterFrom }) {
      const { day, period, reason } = dueState(task, now, timeZone);
      if (day === null) return without;
      if (period === "past") return "earlier";
      if (period === "overdue" && reason === "day") return "overdue";
      return laterFrom !== undefined && day >= laterFrom ? "later" : day;
    },
    headingOf: (key, { clock }) => (isDay(key) ? dayHeading(key, clock) : { title: undatedTitles[key] }),
    known: () => ["overdue", "earlier"],
    given(key) {
      if (key === without) return { dueOn: null };
      return isDay(key) ? { dueOn: key } : undefined;
    },
  },
  project: {
    keyOf: ({ projectId }) => projectId ?? without,
    headingOf: (key, { projects }) => ({
      title: key === without ? "Inbox" : (nameIn(projects, key) ?? "Unknown project"),
    }),
    known: ({ projects }) => [without, ...ids(projects)],
    given: (key, { projects }) =>
      key === without || nameIn(projects, key) !== undefined
        ? { projectId: key === without ? null : key, sectionId: null }
        : undefined,
  },
  section: {
    keyOf: ({ sectionId }, { sections }) =>
      sectionId !== null && nameIn(sections, sectionId) !== undefined ? sectionId : without,
    headingOf: (key, { sections }) => ({ title: nameIn(sections, key) ?? "No section" }),
    known: ({ sections }) => [without, ...ids(sections)],
    given: (key) => ({ sectionId: key === without ? null : key }),
  },
  priority: {
    keyOf: ({ priority }) => priority,
    headingOf(key) {
      const priority = oneOf(priorities, key);
      return { title: `${priority === undefined ? "Unknown" : priorityNames[priority]} priority` };
    },
    known: () => rankedPriorities.map(({ value }) => value),
    given(key) {
      const priority = oneOf(priorities, key);
      return priority && { priority };
    },
  },
  tag: {
    // Of several tags the first, so that each task is on the page once.
    keyOf: (task, { tags }) => tags.map(fold).find((tag) => foldedOf(task).tags.includes(tag)) ?? keyOfFirstTag(task),
    headingOf: (key, around) =>
      key === withoutTag ? { title: "No tag" } : { title: `@${spellingOf(key, around)}`, tag: key },
    known: ({ tags }) => tags.map(fold),
    given: (key, around) => ({ tags: key === withoutTag ? [] : [spellingOf(key, around)] }),
  },
};

/** The key of the group of tasks without a tag; no tag is spelled so. */
export const withoutTag = "";
const keyOfFirstTag = (task: Task) => [...foldedOf(task).tags].sort()[0] ?? withoutTag;
const spellingOf = (key: string, { tags }: Surroundings) => tags.find((tag) => fold(tag) === key) ?? key;

/** Returns the tasks in groups, in the order of their headings; each group keeps the order of the tasks. Groups without tasks are left out, unless their keys are given as `kept`. */
export function groupBy(
  grouping: Exclude<Grouping, "none">,
  tasks: readonly Task[],
  around: Surroundings,
  kept: readonly string[] = [],
): TaskGroup[] {
  const { keyOf, headingOf, known, given } = groupingDefinitions[grouping];
  const grouped = new Map<string, Task[]>(kept.map((key) => [key, []]));
  for (const task of tasks) {
    const key = keyOf(task, around);
    const group = grouped.get(key);
    if (group === undefined) grouped.set(key, [task]);
    else group.push(task);
  }
  return inOrder([...grouped.keys()], known(around)).map((key) => {
    const { title, detail } = headingOf(key, around);
    return { key, title, detail, given: given(key, around), tasks: grouped.get(key) ?? [] };
  });
}

/** Returns keys in the order of the known ones; then the others, days by date, and those without a value last. */
export function inOrder(keys: readonly string[], known: readonly string[]): string[] {
  const rank = new Map(known.map((key, at) => [key, at]));
  const last = known.length;
  const rankOf = (key: string) => rank.get(key) ?? (key === without || key === withoutTag ? last + 1 : last);
  return [...keys].sort((one, other) => rankOf(one) - rankOf(other) || (one < other ? -1 : 1));
}
