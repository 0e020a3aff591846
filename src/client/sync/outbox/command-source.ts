import type { RouterInputs } from "../../api";
import type { Command, Effects, Replayable } from "../command";
import type { SyncedRow } from "../row-store";
import type { PushAnswer } from "./kept";

export type PushInput = RouterInputs["sync"]["push"];

/** How a feature's commands are read and shown. */
export interface CommandSource<Row extends SyncedRow, Procedure extends Replayable> {
  effects: Effects<Procedure, Row>;
  /** Returns the id of the row that a command changes. */
  rowIdOf: (command: Command<Procedure>) => string | undefined;
  /** Parses a stored command. Returns `undefined` if another version of the page wrote it. */
  parseCommand: (procedure: string, input: unknown) => Command<Procedure> | undefined;
  /** Returns one command in place of two if they can be combined, as while a user types. The first was never sent. */
  merge: (last: Command<Procedure>, given: Command<Procedure>) => Command<Procedure> | undefined;
  /** Sends commands. Rejects with a `CallError`. */
  push: (input: PushInput) => Promise<PushAnswer<Row>>;
  /** Parses a stored row. Returns `undefined` if another version of the page wrote it. */
  parse: (value: unknown) => Row | undefined;
}
