import type { RouterOutputs } from "../../api";
import type { AnyRows, RowLists } from "../kinds/kinds";
import { newUuid } from "~/shared/uuidv7";
import { emptyOutbox, type Outbox, type OutboxEntry } from "./outbox";

type ServerOutcome = RouterOutputs["sync"]["push"]["outcomes"][number];
/** The permanent reason why a command was not carried out, in the server's words. */
export type CommandError = Extract<ServerOutcome, { error: unknown }>["error"];

/** The outcome of a command. */
export interface Outcome {
  number: number;
  error?: CommandError;
  /** The fields that keep a change made elsewhere. */
  refused?: readonly string[];
}

/** The server's answer to a push. */
export interface PushAnswer<Rows extends AnyRows> {
  outcomes: readonly Outcome[];
  /** The rows that the commands changed, as they are now. */
  rows: RowLists<Rows>;
  expected?: number;
  stolen?: true;
  /** The number of a command that the server does not know, although a newer one may. */
  unknown?: number;
}

/** Returns an outcome without the rows that came with it. */
export function outcomeOf(outcome: ServerOutcome): Outcome {
  const { number } = outcome;
  if ("error" in outcome) return { number, error: outcome.error };
  return { number, ...(outcome.refused && { refused: outcome.refused }) };
}

/** A command that was refused, in whole or in part, until the user has decided. */
export interface KeptRefusal {
  /** The id of the command. */
  id: string;
  /** When it was given. */
  at: string;
  procedure: string;
  input: unknown;
  error?: CommandError;
  refused?: readonly string[];
  /** The row as it was when the outcome came. */
  row?: unknown;
  /** Its place in the order in which commands were refused. */
  place: number;
}

/** What a device keeps because no server has it: the commands that wait, and those that were refused. */
export interface Kept {
  /** Grows with each change. */
  revision: number;
  outbox: Outbox;
  refused: readonly KeptRefusal[];
}

/** The commands of one push, and the client that numbered them. */
export interface Sent {
  clientId: string;
  batch: readonly OutboxEntry[];
}

/** The call that uses up the number of a command that is not to be carried out. */
export const noop = "noop";

/** Where a command is kept until the server has answered it. */
export type StoredOn = "disk" | "memory";

export const nothingKept = (): Kept => ({ revision: 0, outbox: emptyOutbox(newUuid()), refused: [] });

/** Returns whether a command is still to be carried out. */
export const isWaiting = ({ procedure }: OutboxEntry) => procedure !== noop;

/** Returns whether a command waits for a newer version of the server. */
export const needsNewerServer = (kept: Kept | undefined): boolean =>
  kept?.outbox.entries.some((entry) => isWaiting(entry) && entry.unknownSince !== undefined) === true;

/** Removes refused commands that the user has decided about. */
export function dismiss(kept: Kept, ids: readonly string[]): Kept {
  return { ...kept, refused: kept.refused.filter(({ id }) => !ids.includes(id)) };
}

/** Returns an entry that does nothing but use up its number. */
export const emptied = (entry: OutboxEntry, id = entry.id): OutboxEntry => ({
  ...entry,
  id,
  procedure: noop,
  input: {},
});

export type NewRefusal = Omit<KeptRefusal, "place">;

/** Adds refused commands after the others. */
export function withRefusals(before: readonly KeptRefusal[], added: readonly NewRefusal[]): readonly KeptRefusal[] {
  const ids = new Set(before.map(({ id }) => id));
  const last = before.at(-1)?.place ?? 0;
  const news = added.filter(({ id }) => !ids.has(id));
  return news.length === 0
    ? before
    : [...before, ...news.map((each, at) => Object.assign({ place: last + at + 1 }, each))];
}
