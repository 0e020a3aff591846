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
  /** When a server first did not know it, because the page is of a newer version than the server. */
  unknownSince?: string;
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

/** Returns the same commands, numbered for another client. */
export function countAnew({ entries }: Outbox, clientId: string): Outbox {
  return {
    clientId,
    acked: 0,
    next: entries.length + 1,
    entries: entries.map((entry, at) => Object.assign({}, entry, { number: at + 1 })),
  };
}

/** Changes the commands that are meant. */
export function changeEntries(
  outbox: Outbox,
  isMeant: (entry: OutboxEntry) => boolean,
  change: Partial<OutboxEntry>,
): Outbox {
  return {
    ...outbox,
    entries: outbox.entries.map((entry) => (isMeant(entry) ? Object.assign({}, entry, change) : entry)),
  };
}
