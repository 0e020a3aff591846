import type { Command, Effects, Replayable } from "../command";
import { createRowStore, type RowStore, type SyncedRow } from "../row-store";
import type { Indexes } from "./row-index";
import { readString } from "../../read-answer";

/** The rows of a copy, by the name of their kind. */
export type AnyRows = Record<string, SyncedRow>;

/** Rows of several kinds. */
export type RowLists<Rows extends AnyRows> = { readonly [Name in keyof Rows]?: readonly Rows[Name][] };

/** Returns the ids of the rows of a kind with this value in an index. */
export type IdsIn = (index: string, key: string) => Iterable<string>;

/** Says that a command may give a row this value in an index. */
export interface Placing {
  index: string;
  key: string;
  id: string;
}

/** What is known where it is asked whether a command relocates rows. */
export interface Relocation {
  idsIn: IdsIn;
  /** Returns the values that a row may have in an index. */
  keysOf: (index: string, id: string) => Iterable<string>;
  /** Whether an earlier command may have relocated the row. */
  wasRelocated: (id: string) => boolean;
}

/** How a feature has its rows copied. */
export interface KindRules<Row extends SyncedRow, Rows extends AnyRows, Procedure extends Replayable> {
  /** Parses a stored row. Returns `undefined` if another version of the page wrote it. */
  parse: (value: unknown) => Row | undefined;
  /** Returns whether the server has since deleted a row without reporting it. `now` is an ISO instant by the server's clock. */
  isGone: (row: Row, now: string) => boolean;
  /** Returns the moment by which rows are left out if there are too many, the earliest first, or `undefined` for a row that has to stay. */
  leavesOutBy: (row: Row) => string | undefined;
  indexes?: Indexes<Row>;
  /** What commands do to rows of this kind, exactly as on the server. */
  effects: Partial<Effects<Procedure, Row, Rows>>;
  /** The rows that a command names; the one with its `id`, unless a procedure is listed here or in `along`. */
  named?: { [Each in Procedure]?: (input: Command<Each>["input"]) => readonly string[] };
  /**
   * The rows that a command changes along with others, because of what they hold: at least those of the rows that the server has, and of those that
   * earlier commands place. Those that other commands relocate are added. The effect decides about each. `undefined` says that a command with this
   * input changes no others.
   */
  along?: { [Each in Procedure]?: (input: Command<Each>["input"], idsIn: IdsIn) => Iterable<string> | undefined };
  /** Whether a command may bring rows where a later one changes them along; any may, unless this says otherwise. */
  relocates?: (command: Command<Procedure>, known: Relocation) => boolean;
  /** Where a command may bring rows, so that `along` finds them there for a later one, and rows that depend on them. */
  places?: (command: Command<Procedure>, known: Relocation) => Iterable<Placing>;
}

/** A kind of rows, with those of the user. */
export interface Kind<Row extends SyncedRow, Rows extends AnyRows, Procedure extends Replayable> extends KindRules<
  Row,
  Rows,
  Procedure
> {
  store: RowStore<Row>;
}

/** The kinds of a copy. */
export type Kinds<Rows extends AnyRows, Procedure extends Replayable> = {
  readonly [Name in keyof Rows & string]: Kind<Rows[Name], Rows, Procedure>;
};

/** Returns a kind without rows. */
export function createKind<Row extends SyncedRow, Rows extends AnyRows, Procedure extends Replayable>(
  rules: KindRules<Row, Rows, Procedure>,
): Kind<Row, Rows, Procedure> {
  return { ...rules, store: createRowStore<Row>(rules.indexes) };
}

/** Returns the rows that a command changes along with those that it names, or `undefined` if it changes none but those. */
export function rowsAlong<Row extends SyncedRow, Rows extends AnyRows, Procedure extends Replayable>(
  { along = {} }: Pick<KindRules<Row, Rows, Procedure>, "along">,
  { procedure, input }: Command<Procedure>,
  idsIn: IdsIn,
): Iterable<string> | undefined {
  return along[procedure]?.(input, idsIn);
}

/** Returns the rows of this kind that a command names. */
export function namedRows<Row extends SyncedRow, Rows extends AnyRows, Procedure extends Replayable>(
  { effects, named = {}, along = {} }: Pick<KindRules<Row, Rows, Procedure>, "effects" | "named" | "along">,
  { procedure, input }: Command<Procedure>,
): readonly string[] {
  if (!Object.hasOwn(effects, procedure)) return [];
  const ids = named[procedure];
  if (ids !== undefined) return ids(input);
  const id = Object.hasOwn(along, procedure) ? undefined : readString(input, "id");
  return id === undefined ? [] : [id];
}
