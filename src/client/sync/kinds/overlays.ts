import { applyCommand, type Command, type Look, type Replayable } from "../command";
import { type AnyRows, isOpen, type Kinds, namedRows } from "./kinds";
import { namesOf } from "~/shared/names-of";
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
  /** The place of each command in their order. */
  let places = new Map<string, number>();
  const placeOf = ({ entry: { id } }: Shown) => places.get(id) ?? 0;

  /** Returns the commands that concern each row of a kind. */
  function assign(name: Name, commands: readonly Shown[]): ByRow {
    const byRow: ByRow = new Map();
    const { along, store } = kinds[name];
    for (const each of commands) {
      const { command } = each;
      if (command === undefined) continue;
      const found = along?.[command.procedure]?.(command.input, store.idsIn) ?? [];
      // A row that an earlier command concerns may be changed so that this one concerns it, too.
      const others = isOpen(kinds[name], command) ? byRow.keys() : [];
      for (const id of new Set([...namedRows(kinds[name], command), ...found, ...others])) {
        const own = byRow.get(id);
        if (own === undefined) byRow.set(id, [each]);
        else own.push(each);
      }
    }
    return byRow;
  }

  /** Returns a row with the commands that were given before `last`. */
  function rowBefore<Each extends Name>(name: Each, id: string, last: Shown): Rows[Each] | undefined {
    const own = shown.get(name)?.get(id) ?? [];
    const earlier = own.filter((each) => placeOf(each) < placeOf(last));
    return overlayOf(name, id, earlier)(kinds[name].store.findStored(id));
  }

  function overlayOf<Each extends Name>(name: Each, id: string, own: readonly Shown[]): Overlay<Rows[Each]> {
    const { effects } = kinds[name];
    return (row) =>
      own.reduce((before, each) => {
        const { command, entry } = each;
        const look: Look<Rows> = (kind, other) => rowBefore(kind, other, each);
        return command === undefined
          ? before
          : applyCommand(effects, before, { ...command, at: entry.at, userId, id, look });
      }, row);
  }

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
    isOpen: ({ command }: Shown) => command !== undefined && names.some((name) => isOpen(kinds[name], command)),
  };
}

const isSame = <Item>(one: readonly Item[] | undefined, other: readonly Item[]) =>
  one?.length === other.length && one.every((item, at) => item === other[at]);
