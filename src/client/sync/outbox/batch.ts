import { changeEntries, countAnew, type Outbox, type OutboxEntry } from "./outbox";

/** The parts of the server's answer to a push that change the outbox. */
interface Answer<Outcome extends { number: number }> {
  outcomes: readonly Outcome[];
  expected?: number;
  stolen?: true;
}

/** The limits of one push: its commands, and their bytes of JSON with room for the envelope. */
const limits = { commands: 50, bytes: 180 * 1024 };

/** Returns the first commands that fit in one push, and at least one if there is any. */
export function firstBatch({ entries }: Outbox): OutboxEntry[] {
  const batch: OutboxEntry[] = [];
  let bytes = 0;
  for (const entry of entries.slice(0, limits.commands)) {
    bytes += new TextEncoder().encode(JSON.stringify(entry)).length;
    if (batch.length > 0 && bytes > limits.bytes) break;
    batch.push(entry);
  }
  return batch;
}

/** Marks commands as sent. Store the result before sending them. */
export function markSent(outbox: Outbox, batch: readonly OutboxEntry[]): Outbox {
  const numbers = new Set(batch.map(({ number }) => number));
  return changeEntries(outbox, ({ number }) => numbers.has(number), { isSent: true });
}

/**
 * Applies the server's answer to a push of `clientId`, and removes the commands with an outcome. The rest is renumbered for `newClientId` if a number was
 * used elsewhere, as after this profile was copied, or if the server expects a number that has left. For a former client only the outcomes count.
 */
export function settle<Outcome extends { number: number }>(
  outbox: Outbox,
  {
    sent,
    answer,
    newClientId,
  }: { sent: { clientId: string; batch: readonly OutboxEntry[] }; answer: Answer<Outcome>; newClientId: () => string },
): { outbox: Outbox; settled: { entry: OutboxEntry; outcome: Outcome }[] } {
  const outcomes = new Map(answer.outcomes.map((outcome) => [outcome.number, outcome]));
  const byId = new Map(sent.batch.map(({ id, number }) => [id, outcomes.get(number)]));
  const settled = outbox.entries.flatMap((entry) => {
    const outcome = byId.get(entry.id);
    return outcome === undefined ? [] : [{ entry, outcome }];
  });
  const entries = outbox.entries.filter(({ id }) => byId.get(id) === undefined);
  if (sent.clientId !== outbox.clientId) return { outbox: { ...outbox, entries: entries }, settled };
  const left = { ...outbox, entries, acked: Math.max(outbox.acked, ...outcomes.keys()) };
  const { expected } = answer;
  const isMissing =
    expected !== undefined && expected < left.next && !left.entries.some(({ number }) => number === expected);
  return { outbox: answer.stolen === true || isMissing ? countAnew(left, newClientId()) : left, settled };
}
