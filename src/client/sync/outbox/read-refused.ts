import type { Replayable } from "../command";
import type { Refused } from "../refused";
import type { AnyRows } from "../kinds/kinds";
import type { CommandSource } from "./command-source";
import type { Kept } from "./kept";

interface Reading<Rows extends AnyRows, Procedure extends Replayable> {
  source: Pick<CommandSource<Rows, Procedure>, "parseCommand">;
  /** What was read before. It stays the same object. */
  known: readonly Refused<Procedure>[];
}

/** Reads refused commands, as their feature knows them. */
export function readRefused<Rows extends AnyRows, Procedure extends Replayable>(
  refused: Kept["refused"],
  { source, known }: Reading<Rows, Procedure>,
): Refused<Procedure>[] {
  const knownById = new Map(known.map((each) => [each.id, each]));
  return refused.map(({ procedure, input, place: _place, ...rest }) => {
    const command = source.parseCommand(procedure, input);
    const text = JSON.stringify({ procedure, input });
    return knownById.get(rest.id) ?? { ...rest, command, text };
  });
}
