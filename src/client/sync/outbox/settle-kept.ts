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
import { changeEntries, type OutboxEntry } from "./outbox";

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
  const after = { ...kept, outbox, refused: withRefusals(kept.refused, refused) };
  return answer.unknown === undefined ? after : settleUnknown(after, { sent, number: answer.unknown });
}

/** Lets a command wait that the server does not know, because a newer server may, and gives it up after a while, because it holds up all that follow. */
function settleUnknown(kept: Kept, { sent, number }: { sent: Sent; number: number }): Kept {
  const id = sent.batch.find((entry) => entry.number === number)?.id;
  const entry = kept.outbox.entries.find((each) => each.id === id);
  if (entry === undefined) return kept;
  const since = entry.unknownSince ?? new Date().toISOString();
  // A clock that was put back does not prolong it.
  if (Math.abs(Date.now() - Date.parse(since)) > unknownFor) return giveUp(kept, entry.id, { error: notKnown });
  if (entry.unknownSince !== undefined) return kept;
  return { ...kept, outbox: changeEntries(kept.outbox, (each) => each === entry, { unknownSince: since }) };
}

/** Milliseconds that a change waits for a newer server. */
export const unknownFor = 30 * 60_000;

const notKnown = {
  code: "BAD_REQUEST" as const,
  message: "Keel's server is older than this page and does not know this change.",
};

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
