import type { AppRouter, RouterInputs } from "../api";

type Features = AppRouter["_def"]["record"];
type NamesIn<Feature extends keyof Features> = {
  [Name in keyof Features[Feature] & string]: Features[Feature][Name] extends { meta: { replayable: true } }
    ? `${Feature}.${Name}`
    : never;
}[keyof Features[Feature] & string];

/** The procedures that a device may replay. */
export type Replayable = { [Feature in keyof Features]: NamesIn<Feature> }[keyof Features];

type InputOf<Procedure> = Procedure extends `${infer Feature extends keyof Features}.${infer Name}`
  ? Name extends keyof RouterInputs[Feature]
    ? RouterInputs[Feature][Name]
    : never
  : never;

/** The input of each of these procedures. */
export type CommandInputs = { [Procedure in Replayable]: InputOf<Procedure> };

/** A change made on a device: a call of one of these procedures. */
export type Command<Procedure extends Replayable = Replayable> = {
  [Each in Procedure]: { procedure: Each; input: CommandInputs[Each] };
}[Procedure];

/** Returns a row as it is shown before a command. */
export type Look<Rows> = <Name extends keyof Rows & string>(kind: Name, id: string) => Rows[Name] | undefined;

/** Returns the ids of rows that may have this value in an index before a command. Each is looked at, because earlier commands may have changed it. */
export type Search<Rows> = <Name extends keyof Rows & string>(
  kind: Name,
  index: string,
  key: string,
) => Iterable<string>;

/** When and by whom a command was given, and what it looks at. */
export interface Given<Rows = unknown> {
  /** The time by the clock of the device, as ISO 8601 in UTC. */
  at: string;
  userId: string;
  /** The row that is changed, which is one of several for some commands. */
  id: string;
  look: Look<Rows>;
  search: Search<Rows>;
}

/** What a command of each procedure does to a row, exactly as on the server. `undefined` stands for a missing row. */
export type Effects<Procedure extends Replayable, Row, Rows = unknown> = {
  [Each in Procedure]: (row: Row | undefined, input: CommandInputs[Each], given: Given<Rows>) => Row | undefined;
};

/**
 * Returns the row after a command that the server has not answered yet. A device shows the server's row with its own commands applied in the order
 * in which they were given.
 */
export function applyCommand<Procedure extends Replayable, Row, Rows>(
  effects: Partial<Effects<Procedure, Row, Rows>>,
  row: Row | undefined,
  { procedure, input, ...given }: Command<Procedure> & Given<Rows>,
): Row | undefined {
  const effect = effects[procedure];
  return effect === undefined ? row : effect(row, input, given);
}
