import type { RouterInputs } from "../../api";
import type { Command, Replayable } from "../command";
import type { AnyRows, Kinds } from "../kinds/kinds";
import type { PushAnswer } from "./kept";

export type PushInput = RouterInputs["sync"]["push"];

/** How the commands of all features are read, shown and sent. */
export interface CommandSource<Rows extends AnyRows, Procedure extends Replayable> {
  kinds: Kinds<Rows, Procedure>;
  /** Parses a stored command. Returns `undefined` if another version of the page wrote it. */
  parseCommand: (procedure: string, input: unknown) => Command<Procedure> | undefined;
  /** Returns one command in place of two if they can be combined, as while a user types. The first was never sent. */
  merge: (last: Command<Procedure>, given: Command<Procedure>) => Command<Procedure> | undefined;
  /** Sends commands. Rejects with a `CallError`. */
  push: (input: PushInput) => Promise<PushAnswer<Rows>>;
}
