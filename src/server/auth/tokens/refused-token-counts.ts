import type { RefusalReason } from "./refusal-reason";
import type { Database } from "../../db/client";
import { addressLimitKey } from "../../limits/limit-key";
import { createAudit } from "../../audit/audit";
import type { ClientInfo } from "../../audit/client-origin";

/** In milliseconds. */
const period = 60_000;
/** The number of addresses and reasons that are counted apart in one period. The rest is counted together, so that a flood does not fill the disk. */
const maxCounters = 200;

const audit = createAudit({ kind: "token.refused" });

interface Counter extends ClientInfo {
  reason: RefusalReason;
  /** The id of the first of these requests. */
  requestId: string | null;
  count: number;
}

/** Counts refused tokens by address and reason, and writes the counts to the audit log once a minute. */
export interface RefusedTokenCounts {
  count: (reason: RefusalReason, from: ClientInfo & { requestId: string }) => void;
  /** Writes the counts. */
  flush: () => Promise<void>;
  /** Writes the counts for the last time. */
  close: () => Promise<void>;
}

/**
 * Creates the counts of refused tokens.
 * @param onFailure called when the counts could not be written; they are kept for the next time
 */
export function createRefusedTokenCounts(db: Pick<Database, "execute">, onFailure: () => void): RefusedTokenCounts {
  let counters = new Map<string, Counter>();

  const add = (key: string, counter: Counter) => {
    const known = counters.get(key);
    if (known !== undefined) known.count += counter.count;
    else if (counters.size < maxCounters || counter.address === null) counters.set(key, counter);
    else add(counter.reason, { ...counter, address: null, userAgent: null, requestId: null, serverRequestId: null });
  };

  const flush = async () => {
    const counted = counters;
    counters = new Map();
    if (counted.size === 0) return;
    const rows = [...counted.values()].map(({ reason, address, userAgent, requestId, serverRequestId, count }) => ({
      reason,
      address,
      userAgent,
      requestId,
      serverRequestId,
      outcome: "failure" as const,
      details: { count },
    }));
    try {
      await audit.recordAll(db, rows);
    } catch {
      onFailure();
      for (const [key, counter] of counted) add(key, counter);
    }
  };

  const timer = setInterval(() => void flush(), period).unref();
  return {
    count: (reason, from) => add(`${reason} ${addressLimitKey(from.address ?? "")}`, { reason, ...from, count: 1 }),
    flush,
    close: async () => {
      clearInterval(timer);
      await flush();
    },
  };
}
