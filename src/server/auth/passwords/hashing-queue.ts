import { APIError } from "better-auth/api";

/**
 * The concurrency of Keel's own hashes. Each takes about 60 ms of a core and 32 MB (scrypt, N = 16384, r = 16), in the pool of four threads that DNS,
 * files and signatures share.
 */
const maxRunning = 2;
/** The concurrency of imported hashes. They can take a second each, so one thread is always left to others. */
const maxImportedRunning = 1;
/** Milliseconds from arrival to the start of the work. */
const maxWait = 2000;

/** The parties that a password is hashed for: an account and networks, each with its share of the threads. */
export type HashingParties = readonly (readonly [name: string, share: number])[];

type Kind = "own" | "imported";

interface Waiting {
  kind: Kind;
  /** The virtual time at which its turn begins. */
  start: number;
  begin: () => void;
}

/**
 * Creates a queue for hashing passwords that is bounded by time: a caller who would wait for more than two seconds is asked at once to come back.
 * Accounts and networks take turns (start-time fair queueing, https://dl.acm.org/doi/10.1145/248157.248171), so that one that sends many requests
 * waits behind all others.
 */
export function createHashingQueue() {
  const waiting: Waiting[] = [];
  const running = { own: 0, imported: 0 };
  /** The duration of the work, in ms: a moving average. */
  const duration = { own: 70, imported: 300 };
  /** The virtual time at which the last turn of each party ends. */
  const ends = new Map<string, number>();
  let time = 0;

  const mayBegin = (kind: Kind) =>
    running.own + running.imported < maxRunning && (kind === "own" || running.imported < maxImportedRunning);

  const estimate = (kind: Kind, start: number) => {
    const ahead = waiting.filter((other) => other.start <= start);
    const sum = ahead.reduce((total, other) => total + duration[other.kind], 0) / maxRunning;
    const imported = ahead.filter((other) => other.kind === "imported").length * duration.imported;
    return kind === "own" ? sum : Math.max(sum, imported);
  };

  const enter = (kind: Kind, parties: HashingParties): number => {
    if (waiting.length === 0 && running.own + running.imported === 0) ends.clear();
    const start = Math.max(time, ...parties.map(([name]) => ends.get(name) ?? 0));
    const wait = estimate(kind, start);
    if (wait > maxWait) throw tooBusy(wait);
    for (const [name, share] of parties) ends.set(name, start + duration[kind] / share);
    return start;
  };

  const waitForTurn = (kind: Kind, start: number) =>
    new Promise<void>((resolve, reject) => {
      const leave = setTimeout(() => {
        waiting.splice(waiting.indexOf(entry), 1);
        reject(tooBusy(estimate(kind, start)));
      }, maxWait);
      const begin = () => {
        clearTimeout(leave);
        resolve();
      };
      const entry: Waiting = { kind, start, begin };
      const behind = waiting.findIndex((other) => other.start > start);
      waiting.splice(behind === -1 ? waiting.length : behind, 0, entry);
      beginNext();
    });

  const beginNext = () => {
    const at = waiting.findIndex(({ kind }) => mayBegin(kind));
    const [next] = at === -1 ? [] : waiting.splice(at, 1);
    if (next === undefined) return;
    running[next.kind] += 1;
    time = Math.max(time, next.start);
    for (const [name, end] of ends) if (end <= time) ends.delete(name);
    next.begin();
  };

  /**
   * Runs `work` when it is its turn.
   * @param kind whether the hash was imported
   * @throws {APIError} 503 with the time to retry, when the wait would be too long
   */
  return async <Result>(kind: Kind, parties: HashingParties, work: () => Promise<Result>): Promise<Result> => {
    const start = enter(kind, parties);
    await waitForTurn(kind, start);
    const began = performance.now();
    try {
      return await work();
    } finally {
      duration[kind] += (performance.now() - began - duration[kind]) / 8;
      running[kind] -= 1;
      beginNext();
    }
  };
}

function tooBusy(wait: number): APIError {
  const seconds = String(Math.max(1, Math.ceil(wait / 1000)));
  const message = "Too many people are signing in. Try again in a moment.";
  return new APIError("SERVICE_UNAVAILABLE", { message }, { "retry-after": seconds });
}
