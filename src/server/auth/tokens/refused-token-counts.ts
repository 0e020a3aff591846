import type { Refusal } from "./refusal-reason";
import type { Database } from "../../db/client";
import { addressSubject } from "../../limits/limit-key";
import { insertEvents } from "../../audit/insert";
import type { Origin } from "../../audit/client-origin";

/** In milliseconds. */
const period = 60_000;
/** Addresses and reasons that are told apart in one period; what is beyond is counted together, so that a flood does not fill the disk. */
const mostTold = 200;

interface Tallied extends Origin {
  reason: Refusal;
  /** Of the first of them. */
  requestId: string | null;
  count: number;
}

/** Counts refused tokens by address and reason, and adds each count to the audit trail once a minute. */
export interface RefusalTally {
  note: (reason: Refusal, from: Origin & { requestId: string }) => void;
  /** Writes what has been counted. */
  flush: () => Promise<void>;
  /** Writes it for the last time. */
  close: () => Promise<void>;
}

/** @param onFailure told when what was counted could not be written; it is kept for the next time */
export function createRefusalTally(db: Pick<Database, "execute">, onFailure: () => void): RefusalTally {
  let tallies = new Map<string, Tallied>();

  const add = (key: string, tallied: Tallied) => {
    const known = tallies.get(key);
    if (known !== undefined) known.count += tallied.count;
    else if (tallies.size < mostTold || tallied.address === null) tallies.set(key, tallied);
    else add(tallied.reason, { ...tallied, address: null, userAgent: null, requestId: null, serverRequestId: null });
  };

  const flush = async () => {
    const counted = tallies;
    tallies = new Map();
    if (counted.size === 0) return;
    const rows = [...counted.values()].map(({ reason, address, userAgent, requestId, serverRequestId, count }) => ({
      reason,
      address,
      userAgent,
      requestId,
      serverRequestId,
      kind: "token.refused" as const,
      outcome: "failure" as const,
      details: { count },
    }));
    try {
      await db.execute(insertEvents(rows));
    } catch {
      onFailure();
      for (const [key, tallied] of counted) add(key, tallied);
    }
  };

  const timer = setInterval(() => void flush(), period).unref();
  return {
    note: (reason, from) => add(`${reason} ${addressSubject(from.address ?? "")}`, { reason, ...from, count: 1 }),
    flush,
    close: async () => {
      clearInterval(timer);
      await flush();
    },
  };
}
