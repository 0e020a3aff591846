import type { Command, Replayable } from "./command";
import type { CommandError } from "./outbox/kept";

/** A command that was refused, in whole or in part, until the user has decided. */
export interface Refused<Procedure extends Replayable = Replayable> {
  /** The id of the command. */
  id: string;
  /** When it was given. */
  at: string;
  /** The command, or `undefined` if this version of the page cannot read it. */
  command: Command<Procedure> | undefined;
  /** The JSON of the command. */
  text: string;
  error?: CommandError;
  /** The fields that keep a change made elsewhere. */
  refused?: readonly string[];
  /** The row as it was when the outcome came. Any version of the page may have stored it. */
  row?: unknown;
}
