import { applyCommand, type Command, type Look, type Replayable, type Search } from "../command";
import { type AnyRows, type IdsIn, type Kinds, namedRows, rowsAlong } from "./kinds";
import { createPlacedRows } from "./placed-rows";
import { namesOf } from "~/shared/names-of";
import { readString } from "../../read-answer";
import type { Overlay } from "../row-store";
import type { GivenEntry } from "../outbox/outbox";

/** A command that is shown on top of the rows. */
export interface ShownCommand<Procedure extends Replayable> {
  entry: GivenEntry;
  /** The command, or `undefined` if this version of the page cannot read it. */
  command: Command<Procedure> | undefined;
}

/** Returns a function that shows commands, in their order, on top of the rows of each kind. */
export function createOverlays<Rows extends AnyRows, Procedure extends Replayable>(
  kinds: Kinds<Rows, Procedure>,
  { userId }: { userId: string },
) {
  type Name = keyof Rows & string;
  type Shown = ShownCommand<Procedure>;
  type ByRow = Map<string, Shown[]>;
  const names = namesOf(kinds);
  let shown = new Map<Name, ByRow>();
  /** How rows of each kind are found that have a value in an index, or may have it by one of the commands. */
  const searches = new Map<Name, IdsIn>();
  const search: Search<Rows> = (name, index, key) => searches.get(name)?.(index, key) ?? [];
  /** The place of each command in their order. */
  let places = new Map<string, number>();
  const placeOf = ({ entry: { id } }: Shown) => places.get(id) ?? 0;

  /** Returns the commands that concern each row of a kind. */
  function assign(name: Name, commands: readonly Shown[]): ByRow {
    const byRow: ByRow = new Map();
    const kind = kinds[name];
    /** The rows that are elsewhere than on the server, so that a later command may concern them, too. */
    const relocated = new Set<string>();
    const placed = createPlacedRows(kind);
    searches.set(name, placed.idsIn);
    const known = { ...placed, wasRelocated: (id: string) => relocated.has(id) };
    for (const each of commands) {
      const { command } = each;
      if (command === undefined) continue;
      const along = rowsAlong(kind, command, placed.idsIn);
      const ids = new Set([...namedRows(kind, command), ...(along === undefined ? [] : [...along, ...relocated])]);
      for (const id of ids) {
        const own = byRow.get(id);
        if (own === undefined) byRow.set(id, [each]);
        else own.push(each);
      }
      for (const placing of kind.places?.(command, known) ?? []) placed.add(placing);
      if (kind.relocates?.(command, known) ?? true) for (const id of ids) relocated.add(id);
    }
    return byRow;
  }

  /** Rows after each of their commands, while one row is computed: what looks at others would compute them again and again. */
  type Known = { [Each in Name]?: Map<string, Rows[Each] | undefined> };

  /** Returns a row after these commands, which are its first ones. */
  function rowAfter<Each extends Name>(name: Each, id: string, own: readonly Shown[], known: Known) {
    const { effects, store } = kinds[name];
    const rows = (known[name] ??= new Map<string, Rows[Each] | undefined>());
    let row = store.findStored(id);
    for (const [at, each] of own.entries()) {
      const { command, entry } = each;
      if (command === undefined) continue;
      const key = `${id} ${at}`;
      const look: Look<Rows> = (kind, other) => rowBefore(kind, other, each, known);
      if (!rows.has(key))
        rows.set(key, applyCommand(effects, row, { ...command, at: entry.at, userId, id, look, search }));
      row = rows.get(key);
    }
    return row;
  }

  /** Returns a row with the commands that were given before `last`. */
  function rowBefore<Each extends Name>(name: Each, id: string, last: Shown, known: Known): Rows[Each] | undefined {
    const own = shown.get(name)?.get(id) ?? [];
    const earlier = own.filter((each) => placeOf(each) < placeOf(last));
    return rowAfter(name, id, earlier, known);
  }

  const overlayOf =
    <Each extends Name>(name: Each, id: string, own: readonly Shown[]): Overlay<Rows[Each]> =>
    () =>
      rowAfter(name, id, own, {});

  const isOpen = (command: Command<Procedure>) =>
    names.some((name) => rowsAlong(kinds[name], command, kinds[name].store.idsIn) !== undefined);

  function cover(name: Name, before: ByRow, byRow: ByRow): void {
    const { store } = kinds[name];
    for (const id of before.keys()) if (!byRow.has(id)) store.cover(id, undefined);
    for (const [id, own] of byRow) if (!isSame(before.get(id), own)) store.cover(id, overlayOf(name, id, own));
  }

  return {
    /** Shows these commands, and no others, silently. */
    show(commands: readonly Shown[]): void {
      places = new Map(commands.map(({ entry }, at) => [entry.id, at]));
      const before = shown;
      shown = new Map(names.map((name) => [name, assign(name, commands)]));
      for (const name of names) cover(name, before.get(name) ?? new Map(), shown.get(name) ?? new Map());
    },
    /** Returns whether a command may change rows that it does not name. */
    isOpen: ({ command }: Shown) => command !== undefined && isOpen(command),
    /** Returns whether the outcome of a command leaves out rows that it changes: it carries the one with its `id` alone. */
    isOutcomePartial: ({ command }: Shown) =>
      command !== undefined && (isOpen(command) || readString(command.input, "id") === undefined),
  };
}

const isSame = <Item>(one: readonly Item[] | undefined, other: readonly Item[]) =>
  one?.length === other.length && one.every((item, at) => item === other[at]);
