import type { RouterOutputs } from "../../api";
import type { Effects, Replayable } from "../command";
import type { Copy } from "../copy";
import type { KindRules } from "./kinds";
import type { SyncedRow } from "../row-store";

type Changes = RouterOutputs["sync"]["changes"];

/** The names of the kinds of rows that the server's change feed returns. */
export type KindName = {
  [Name in keyof Changes]: Changes[Name] extends readonly SyncedRow[] ? Name : never;
}[keyof Changes];

/** The rows of the change feed, by the name of their kind. */
export type ServerRows = { [Name in KindName]: Changes[Name][number] };

/** How a feature has its rows copied. */
export type ServerKind<Name extends KindName> = KindRules<ServerRows[Name], ServerRows, Replayable>;

/** What commands do to the rows of a kind. */
export type ServerEffects<Procedure extends Replayable, Name extends KindName> = Effects<
  Procedure,
  ServerRows[Name],
  ServerRows
>;

/** The copy of all of a user's rows. */
export type ServerCopy = Copy<ServerRows>;
