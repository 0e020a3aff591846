/** A command that the server has not answered yet. */
export interface OutboxEntry {
  /** Its place in the order of this browser profile. */
  number: number;
  /** Stays the same under another number: by it the server knows a command that it has applied. */
  id: string;
  /** When it was given, by the clock of the device. */
  at: string;
  procedure: string;
  input: unknown;
  /** Whether it was on its way once: from then on it may have been applied, and stays as it is. */
  isSent: boolean;
}

/** The commands of a browser profile that wait, in their order. It is a value: what changes it returns another one, to be stored in one transaction. */
export interface Outbox {
  /** Names who counts. */
  clientId: string;
  next: number;
  /** The highest number whose outcome is stored here. */
  acked: number;
  entries: readonly OutboxEntry[];
}

type Given = Pick<OutboxEntry, "id" | "at" | "procedure" | "input">;

/** As much of the server's answer to a push as moves the queue. */
interface Answer<Outcome extends { number: number }> {
  outcomes: readonly Outcome[];
  expected?: number;
  stolen?: true;
}

/** What the server takes in one push: commands, and bytes of JSON with room for what is around them. */
const limits = { commands: 50, bytes: 180 * 1024 };

export const emptyOutbox = (clientId: string): Outbox => ({ clientId, next: 1, acked: 0, entries: [] });

/**
 * Adds a command.
 * @param merge returns one input for the last command and this one, where they can be one, as while somebody types; it is asked only while the last was
 * never sent
 */
export function append(
  outbox: Outbox,
  given: Given,
  merge: (last: OutboxEntry, given: Given) => unknown = () => undefined,
): Outbox {
  const { entries, next } = outbox;
  const last = entries.at(-1);
  const input = last === undefined || last.isSent ? undefined : merge(last, given);
  if (last !== undefined && input !== undefined)
    return { ...outbox, entries: [...entries.slice(0, -1), { ...last, input }] };
  return { ...outbox, next: next + 1, entries: [...entries, { ...given, number: next, isSent: false }] };
}

/** Takes a command back that was never sent. Its number has to be used up all the same, for the server takes none before it. */
export function withdraw(outbox: Outbox, id: string): Outbox {
  return changeEntries(outbox, (entry) => entry.id === id && !entry.isSent, { procedure: "noop", input: {} });
}

/** Returns the first commands that fit in one push; at least one, where there is any. */
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

/** Notes that commands are on their way; to be stored before they are. */
export function markSent(outbox: Outbox, batch: readonly OutboxEntry[]): Outbox {
  const numbers = new Set(batch.map(({ number }) => number));
  return changeEntries(outbox, ({ number }) => numbers.has(number), { isSent: true });
}

/**
 * Takes over what the server answered to a push of `clientId`. Commands with an outcome leave. Where a number was used by somebody else, as after this profile
 * was copied, or the server waits for one that has left, the rest is counted anew, as `newClientId`. Of an answer to a client that is none any more
 * the outcomes count, by their commands.
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

function countAnew({ entries }: Outbox, clientId: string): Outbox {
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
