import type { RouterOutputs } from "../../api";
import { newUuid } from "~/shared/uuidv7";
import { emptyOutbox, type Outbox, type OutboxEntry, settle } from "./outbox";

type ServerOutcome = RouterOutputs["sync"]["push"]["outcomes"][number];
/** The permanent reason why a command was not carried out, in the server's words. */
export type CommandError = Extract<ServerOutcome, { error: unknown }>["error"];

/** The outcome of a command, with the row as it is now. */
export interface Outcome<Row> {
  number: number;
  error?: CommandError;
  /** The fields that keep a change made elsewhere. */
  refused?: readonly string[];
  row?: Row;
}

/** The server's answer to a push. */
export interface PushAnswer<Row> {
  outcomes: readonly Outcome<Row>[];
  expected?: number;
  stolen?: true;
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

export const nothingKept = (): Kept => ({ revision: 0, outbox: emptyOutbox(newUuid()), refused: [] });

/** Returns whether a command is still to be carried out. */
export const isWaiting = ({ procedure }: OutboxEntry) => procedure !== noop;

/** Applies the server's answer to a push. What was refused is kept. */
export function settleKept<Row>(
  kept: Kept,
  { sent, answer, rowOf }: { sent: Sent; answer: PushAnswer<Row>; rowOf: (entry: OutboxEntry) => Row | undefined },
): Kept {
  const { outbox, settled } = settle(kept.outbox, { sent, answer, newClientId: newUuid });
  const refused = settled.flatMap(({ entry, outcome: { error, refused: fields } }) =>
    isWaiting(entry) && (error !== undefined || fields !== undefined)
      ? [refusalOf(entry, { error, refused: fields, row: rowOf(entry) })]
      : [],
  );
  return { ...kept, outbox, refused: withRefusals(kept.refused, refused) };
}

/** Gives up a command that the server does not even read. Its number still has to be used up, under another id. */
export function giveUp(kept: Kept, id: string, refusal: Pick<KeptRefusal, "error" | "row">): Kept {
  const entry = kept.outbox.entries.find((each) => each.id === id);
  if (entry === undefined || !isWaiting(entry)) return kept;
  const entries = kept.outbox.entries.map((each) => (each === entry ? emptied(entry, newUuid()) : each));
  return {
    ...kept,
    outbox: { ...kept.outbox, entries },
    refused: withRefusals(kept.refused, [refusalOf(entry, refusal)]),
  };
}

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

function refusalOf(
  { id, at, procedure, input }: OutboxEntry,
  { error, refused, row }: { [Name in "error" | "refused" | "row"]?: KeptRefusal[Name] | undefined },
): NewRefusal {
  return {
    id,
    at,
    procedure,
    input,
    ...(error !== undefined && { error }),
    ...(refused !== undefined && { refused }),
    ...(row !== undefined && { row }),
  };
}
