import type { ParamReader } from "~/shared/search-params";
import type { WrittenField } from "../../schema";
import type { Task } from "../../table";
import type { Moment } from "./due-filter";

/** Returns the name of a project or a section by its id, or `undefined` if there is none. */
export type NameOf = (id: string) => string | undefined;

/** The fields of a task that its creator writes. */
export type Given = Partial<Pick<Task, WrittenField>>;

/** The browser's side of a filter. Its validation is in `taskFilter`, its SQL in `filter-queries.ts`. */
export interface Filter<Value> {
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
  /** Returns the values that a new task gets so that it matches `value`, too, beside what it `has` from the filters before. */
  given: (value: Value, today: string, has: Given) => Given;
}

/** Lists names in a sentence: "home, garden or work". */
const alternatives = new Intl.ListFormat("en", { type: "disjunction" });
export const oneOfThem = (names: readonly string[]) => alternatives.format(names);
