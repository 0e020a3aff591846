import { fold } from "~/shared/text/fold";
import type { FilterName } from "../filters/filters";

/** A filter with one value, as an address has it. */
export type FilterEntry = readonly [name: FilterName, value: string];

type Periods = readonly (readonly [words: string, value: string])[];

/** The words for a value, of which the first are those that are written. */
const phrases: readonly (readonly [words: string, ...entry: FilterEntry])[] = [
  ["today", "due", "today"],
  ["overdue", "due", "overdue"],
  ["od", "due", "overdue"],
  ["next 7 days", "due", "next_7_days"],
  ["7 days", "due", "next_7_days"],
  ["no date", "due", "none"],
  ["no due date", "due", "none"],
  ["has deadline", "deadline", "any"],
  ["no deadline", "deadline", "none"],
  ["any tag", "tagged", "any"],
  ["no tag", "tagged", "none"],
  ["no tags", "tagged", "none"],
  ["no label", "tagged", "none"],
  ["no labels", "tagged", "none"],
  ["open", "completed", "pending"],
  ["completed", "completed", "completed"],
  ["all", "completed", "all"],
  ["p1", "priority", "high"],
  ["p2", "priority", "medium"],
  ["p3", "priority", "low"],
];

const pastPeriods: Periods = [
  ["today", "today"],
  ["last 7 days", "last_7_days"],
  ["-7 days", "last_7_days"],
  ["last 30 days", "last_30_days"],
  ["-30 days", "last_30_days"],
];

/** The filters by day that name what they are about, as in `created: today`, with their periods. */
const dayFilters: Partial<Record<FilterName, Periods>> = {
  due: phrases.flatMap(([words, name, value]) => (name === "due" ? [[words, value] as const] : [])),
  createdOn: pastPeriods,
  completedOn: pastPeriods,
};

const normal = (words: string) => fold(words.trim()).replaceAll(/\s+/gu, " ");

/** Returns what words such as `no tag` say, in any case. */
export function entryOf(words: string): FilterEntry | undefined {
  const found = phrases.find(([phrase]) => phrase === normal(words));
  return found && [found[1], found[2]];
}

/** Returns the words for a value, or `undefined` if there are none. */
export const phraseOf = (name: FilterName, value: string): string | undefined =>
  phrases.find((phrase) => phrase[1] === name && phrase[2] === value)?.[0];

/** Returns the value of a period such as `last 7 days`. */
export const periodNamed = (name: FilterName, words: string): string | undefined =>
  dayFilters[name]?.find(([phrase]) => phrase === normal(words))?.[1];

/** Returns the words for a period. */
export const wordsOfPeriod = (name: FilterName, value: string): string | undefined =>
  dayFilters[name]?.find((period) => period[1] === value)?.[0];
