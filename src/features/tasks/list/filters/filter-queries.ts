import { eq, sql, type SQL } from "drizzle-orm";
import { likePattern } from "~/server/db/patterns";
import { addDays, dayOf } from "~/shared/due-date";
import { fold } from "~/shared/text/fold";
import { namesOf } from "~/shared/names-of";
import { tasks } from "../../table";
import type { Moment } from "./due-filter";
import { isDueWithin, isOverdue, isWithin, spanOf, type DueSpan } from "./due-queries";
import type { ChosenFilters, FilterName, FilterValues } from "./filters";
import { pastDays } from "./past-filter";
import { daysOfRange } from "~/shared/dates/day-range";
import { isTagWord, wordsOf } from "./search-words";

/** A filter in SQL. */
interface FilterQuery<Value> {
  /** The conditions, named after the values they compare with. A condition applies only if its value is given. */
  conditions: Record<string, SQL>;
  /** Returns the values that the conditions compare with. */
  values: (value: Value, moment: Moment) => Record<string, unknown>;
}

const given = (name: string, type: SQL) => sql`${sql.placeholder(name)}::${type}`;
/** Returns the patterns of the given words, computed once for all rows. */
const patterns = (name: string, start: SQL) =>
  sql`(select array_agg(${likePattern(sql`word`, start)}) from unnest(${given(name, sql`text[]`)}) as word)::text[]`;

const hasOneOf = (name: string) => sql`${tasks.foldedTags} && (select fold_texts(${given(name, sql`text[]`)}))`;
/** The inbox is beside the ids as a value of its own, because a column of ids compares with nothing else. Nothing is in an empty list of ids, not even null. */
const isInOneOf = (name: string) =>
  sql`(case when ${tasks.projectId} is null then ${given(`${name}Inbox`, sql`boolean`)}
    else ${tasks.projectId} = any(${given(name, sql`uuid[]`)}) end)`;
const bounds = (name: string) => ({ start: sql.placeholder(`${name}From`), end: sql.placeholder(`${name}To`) });

const filterQueries: { [Name in FilterName]: FilterQuery<FilterValues[Name]> } = {
  completed: {
    conditions: { completed: eq(tasks.completed, sql.placeholder("completed")) },
    values: (completed) => ({ completed: completed === "all" ? undefined : completed === "completed" }),
  },
  priority: {
    conditions: { priorities: sql`${tasks.priority}::text = any(${given("priorities", sql`text[]`)})` },
    values: (priorities) => ({ priorities }),
  },
  search: {
    conditions: {
      // A newline separates title and description, so that no word matches across them.
      words: sql`${tasks.foldedText} like all(${patterns("words", sql`'%'`)})`,
      // A word such as `@home` also matches the start of a tag.
      tagWords: sql`not exists (select from unnest(${patterns("tagWords", sql`''`)}) as word
    where ${tasks.foldedText} not like '%' || word
    and not exists (select from unnest(${tasks.foldedTags}) as tag where '@' || tag like word))`,
    },
    values: (search) => ({
      words: someOf(wordsOf(search).filter((word) => !isTagWord(word))),
      tagWords: someOf(wordsOf(search).filter(isTagWord)),
    }),
  },
  tags: {
    conditions: { tags: sql`${tasks.foldedTags} @> (select fold_texts(${given("tags", sql`text[]`)}))` },
    values: (tags) => ({ tags }),
  },
  tagsAny: {
    conditions: { tagsAny: hasOneOf("tagsAny") },
    values: (tagsAny) => ({ tagsAny }),
  },
  tagsNone: {
    conditions: { tagsNone: sql`not (${hasOneOf("tagsNone")})` },
    values: (tagsNone) => ({ tagsNone }),
  },
  tagged: {
    conditions: { isTagged: sql`(cardinality(${tasks.foldedTags}) > 0) = ${given("isTagged", sql`boolean`)}` },
    values: (tagged) => ({ isTagged: tagged === "any" }),
  },
  createdOn: {
    conditions: { createdFrom: isWithin(tasks.createdAt, bounds("created")) },
    values: (createdOn, moment) => boundsOf("created", createdOn, moment),
  },
  completedOn: {
    conditions: { completedFrom: isWithin(tasks.completedAt, bounds("completed")) },
    values: (completedOn, moment) => boundsOf("completed", completedOn, moment),
  },
  projectsAny: {
    conditions: { projectsAny: isInOneOf("projectsAny") },
    values: (projectsAny) => placesOf("projectsAny", projectsAny),
  },
  projectsNone: {
    conditions: { projectsNone: sql`not ${isInOneOf("projectsNone")}` },
    values: (projectsNone) => placesOf("projectsNone", projectsNone),
  },
  project: {
    conditions: {
      project: sql`${tasks.projectId} = ${given("project", sql`uuid`)}`,
      isInInbox: sql`(${tasks.projectId} is null) = ${given("isInInbox", sql`boolean`)}`,
    },
    values: (project) => (project === "none" ? { isInInbox: true } : { project }),
  },
  section: {
    conditions: { section: sql`${tasks.sectionId} = ${given("section", sql`uuid`)}` },
    values: (section) => ({ section }),
  },
  deadline: {
    conditions: { hasDeadline: sql`(${tasks.deadlineOn} is not null) = ${given("hasDeadline", sql`boolean`)}` },
    values: (deadline) => ({ hasDeadline: deadline === "any" }),
  },
  due: {
    conditions: {
      isUndated: sql`(${tasks.dueOn} is null) = ${given("isUndated", sql`boolean`)}`,
      today: isOverdue(sql.placeholder("now"), sql.placeholder("today")),
      from: isDueWithin({
        from: sql.placeholder("from"),
        to: sql.placeholder("to"),
        start: sql.placeholder("start"),
        end: sql.placeholder("end"),
      }),
    },
    values: (due, { now, timeZone }) => ({
      isUndated: due === "none" ? true : undefined,
      now,
      today: due === "overdue" ? dayOf(now, timeZone) : undefined,
      ...dueSpanOf(due, now, timeZone),
    }),
  },
};

const names = namesOf(filterQueries);
const conditions = names.flatMap((name) => Object.entries(filterQueries[name].conditions));

/** Returns the conditions with those names, in a fixed order. */
export function conditionsOf(wanted: string[]): SQL[] {
  return conditions.flatMap(([name, condition]) => (wanted.includes(name) ? [condition] : []));
}

/** Returns the names of a list's conditions, and their values. */
export function readFilters(chosen: ChosenFilters, moment: Moment) {
  const valuesOf = <Name extends FilterName>(name: Name, value: ChosenFilters[Name]) =>
    value === undefined ? {} : filterQueries[name].values(value, moment);
  const values = Object.fromEntries(names.flatMap((name) => Object.entries(valuesOf(name, chosen[name]))));
  return { values, filters: conditions.flatMap(([name]) => (values[name] === undefined ? [] : [name])) };
}

/** Returns `words`, or `undefined` if there are none. */
function someOf(words: string[]): string[] | undefined {
  const some = words.filter((word) => fold(word).trim() !== "");
  return some.length === 0 ? undefined : some;
}

/** Returns the days that a filter by due date names, if it does. */
function dueSpanOf(due: string, now: string, timeZone: string): Partial<DueSpan> {
  if (due === "none" || due === "overdue") return {};
  const today = dayOf(now, timeZone);
  if (due === "today") return spanOf(today, today, timeZone);
  if (due === "next_7_days") return spanOf(today, addDays(today, 6), timeZone);
  const { from, to } = daysOfRange(due, today);
  return spanOf(from || "-infinity", to || "infinity", timeZone);
}

/** Returns the instants between which something happened on the days of a filter. */
function boundsOf(name: string, value: string, { now, timeZone }: Moment) {
  const { from, to } = pastDays(value, dayOf(now, timeZone));
  const { start, end } = spanOf(from || "-infinity", to || "infinity", timeZone);
  return { [`${name}From`]: start, [`${name}To`]: end };
}

/** Returns the ids of `projects`, and whether the inbox is one of them. */
const placesOf = (name: string, projects: string[]) => ({
  [name]: projects.filter((project) => project !== "none"),
  [`${name}Inbox`]: projects.includes("none"),
});
