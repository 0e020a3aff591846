import { namesOf } from "~/shared/names-of";
import { readKey } from "../../read-answer";
import type { Replayable } from "../command";
import type { AnyRows, Kinds, RowLists } from "./kinds";
import type { SyncedRow } from "../row-store";

/** Ids of rows by the name of their kind. */
export type IdLists = Readonly<Record<string, readonly string[]>>;

/** Returns the rows of all kinds as one: what changes together is one visible change of all. */
export function createStores<Rows extends AnyRows, Procedure extends Replayable>(kinds: Kinds<Rows, Procedure>) {
  type Name = keyof Rows & string;
  const names = namesOf(kinds);

  /** Tells the listeners of all kinds, after the rows of all have changed. */
  function settle(): void {
    const tellings = names.map((name) => kinds[name].store.settle());
    for (const tell of tellings) tell();
  }

  /** Merges rows of the server silently. Returns those that were new. */
  function put(lists: RowLists<Rows>): RowLists<Rows> {
    const news: { [Each in keyof Rows]?: readonly Rows[Each][] } = {};
    for (const name of names) {
      const rows = lists[name] ?? [];
      if (rows.length > 0) news[name] = kinds[name].store.put(rows);
    }
    return news;
  }

  function parseIn<Each extends Name>(name: Each, values: unknown): { rows: Rows[Each][]; isWhole: boolean } {
    if (!Array.isArray(values)) return { rows: [], isWhole: values === undefined };
    const rows = values.map(kinds[name].parse).filter((row) => row !== undefined);
    return { rows, isWhole: rows.length === values.length };
  }

  return {
    names,
    put,
    settle,
    /** Merges rows of the server as one visible change. Returns those that were new. */
    merge(lists: RowLists<Rows>): RowLists<Rows> {
      const news = put(lists);
      settle();
      return news;
    },
    /** Returns the readable rows, and whether all of them are. */
    parse(lists: unknown): { rows: RowLists<Rows>; isWhole: boolean } {
      const rows: { [Each in keyof Rows]?: readonly Rows[Each][] } = {};
      let isWhole = true;
      for (const name of names) {
        const parsed = parseIn(name, readKey(lists, name));
        rows[name] = parsed.rows;
        isWhole &&= parsed.isWhole;
      }
      return { rows, isWhole };
    },
    /** Returns a row as the server has it. */
    findStored(kind: string, id: string): SyncedRow | undefined {
      const name = names.find((each) => each === kind);
      return name && kinds[name].store.findStored(id);
    },
    remove(lists: IdLists): void {
      for (const name of names) kinds[name].store.drop(lists[name] ?? []);
      settle();
    },
    /** Marks every row for a refetch. */
    mark(): void {
      for (const name of names) kinds[name].store.mark();
    },
    /** Removes the rows that are still marked. */
    sweep(): void {
      for (const name of names) kinds[name].store.drop([...kinds[name].store.marked()]);
      settle();
    },
  };
}

export type Stores<Rows extends AnyRows, Procedure extends Replayable = Replayable> = ReturnType<
  typeof createStores<Rows, Procedure>
>;

/** Returns the number of rows of all kinds. */
export const countRows = (lists: Readonly<Record<string, readonly unknown[] | undefined>>): number =>
  Object.values(lists).reduce((sum, rows = []) => sum + rows.length, 0);
