import { newUuid } from "~/shared/uuidv7";
import type { AnyRows } from "../kinds/kinds";
import { settle } from "./batch";
import {
  emptied,
  isWaiting,
  type Kept,
  type KeptRefusal,
  type NewRefusal,
  type PushAnswer,
  type Sent,
  withRefusals,
} from "./kept";
import type { OutboxEntry } from "./outbox";

/** Applies the server's answer to a push. What was refused is kept. */
export function settleKept(
  kept: Kept,
  {
    sent,
    answer,
    rowOf,
  }: { sent: Sent; answer: Omit<PushAnswer<AnyRows>, "rows">; rowOf: (entry: OutboxEntry) => unknown },
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
