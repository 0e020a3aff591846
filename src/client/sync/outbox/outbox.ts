/** A command that the server has not answered yet. */
export interface OutboxEntry {
  /** Its position in the sequence of this browser profile. */
  number: number;
  /** Stays the same when the command is renumbered, so that the server recognizes a command that it has applied. */
  id: string;
  /** The time by the clock of the device. */
  at: string;
  procedure: string;
  input: unknown;
  /** Whether it was ever sent. It may have been applied since, so it can no longer change. */
  isSent: boolean;
}

/** The waiting commands of a browser profile in order. It is immutable: each change returns a new one, to be stored in one transaction. */
export interface Outbox {
  /** The id of the client that numbers them. */
  clientId: string;
  next: number;
  /** The highest number whose outcome is stored. */
  acked: number;
  entries: readonly OutboxEntry[];
}

/** A command before it has a number. */
export type GivenEntry = Pick<OutboxEntry, "id" | "at" | "procedure" | "input">;
type Call = Pick<OutboxEntry, "procedure" | "input">;

/** The parts of the server's answer to a push that change the outbox. */
interface Answer<Outcome extends { number: number }> {
  outcomes: readonly Outcome[];
  expected?: number;
  stolen?: true;
}

/** The limits of one push: its commands, and their bytes of JSON with room for the envelope. */
const limits = { commands: 50, bytes: 180 * 1024 };

export const emptyOutbox = (clientId: string): Outbox => ({ clientId, next: 1, acked: 0, entries: [] });

/**
 * Adds a command, unless it is there already, as one may be that an earlier page of the tab left over.
 * @param merge returns one call in place of the last command and this one if they can be combined, as while a user types; called only if the last
 * command was never sent
 */
export function append(
  outbox: Outbox,
  given: GivenEntry,
  merge: (last: OutboxEntry, given: GivenEntry) => Call | undefined = () => undefined,
): Outbox {
  const { entries, next } = outbox;
  if (entries.some(({ id }) => id === given.id)) return outbox;
  const last = entries.at(-1);
  const merged = last === undefined || last.isSent ? undefined : merge(last, given);
  if (last !== undefined && merged !== undefined)
    return { ...outbox, entries: [...entries.slice(0, -1), { ...last, ...merged }] };
  return { ...outbox, next: next + 1, entries: [...entries, { ...given, number: next, isSent: false }] };
}

/** Undoes a command that was never sent. Its number still has to be used up, because the server accepts numbers only in sequence. */
export function withdraw(outbox: Outbox, id: string): Outbox {
  return changeEntries(outbox, (entry) => entry.id === id && !entry.isSent, { procedure: "noop", input: {} });
}

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

/** Returns the same commands, numbered for another client. */
export function countAnew({ entries }: Outbox, clientId: string): Outbox {
  return {
    clientId,
    acked: 0,
    next: entries.length + 1,
    entries: entries.map((entry, at) => Object.assign({}, entry, { number: at + 1 })),
  };
}

function changeEntries(outbox: Outbox, isMeant: (entry: OutboxEntry) => boolean, change: Partial<OutboxEntry>): Outbox {
  return {
    ...outbox,
    entries: outbox.entries.map((entry) => (isMeant(entry) ? Object.assign({}, entry, change) : entry)),
  };
}
