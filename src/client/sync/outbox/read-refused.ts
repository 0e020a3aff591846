import type { Replayable } from "../command";
import type { Refused } from "../refused";
import type { SyncedRow } from "../row-store";
import type { CommandSource } from "./command-source";
import type { Kept } from "./kept";

interface Reading<Row extends SyncedRow, Procedure extends Replayable> {
  source: Pick<CommandSource<Row, Procedure>, "parse" | "parseCommand">;
  /** What was read before. It stays the same object. */
  known: readonly Refused<Row, Procedure>[];
}

/** Reads refused commands, as their feature knows them. */
export function readRefused<Row extends SyncedRow, Procedure extends Replayable>(
  refused: Kept["refused"],
  { source, known }: Reading<Row, Procedure>,
): Refused<Row, Procedure>[] {
  const knownById = new Map(known.map((each) => [each.id, each]));
  return refused.map(({ procedure, input, row: value, place: _place, ...rest }) => {
    const row = value === undefined ? undefined : source.parse(value);
    const command = source.parseCommand(procedure, input);
    const text = JSON.stringify({ procedure, input });
    return knownById.get(rest.id) ?? Object.assign({ ...rest, command, text }, row !== undefined && { row });
  });
}
