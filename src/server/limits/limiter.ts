import { LRUCache } from "lru-cache";
import type { Database } from "../db/client";
import { isOutage } from "../db/outage";
import { readReset, refundLimit, takeFromLimit } from "./queries";
import type { LimitPolicy } from "./policies";

export interface LimitResult {
  allowed: boolean;
  policy: LimitPolicy;
  /** A lower bound, for other instances may hold a share. */
  remaining: number;
  /** Seconds until the window ends. */
  resetsIn: number;
}

export interface Limiter {
  /** @param exact counts in the database each time, instead of taking a share ahead */
  take: (policy: LimitPolicy, limitKey: string, amount: number, exact?: boolean) => Promise<LimitResult>;
  /** Gives back what turned out not to count. */
  refund: (policy: LimitPolicy, limitKey: string, amount: number) => Promise<void>;
}

interface Share {
  /** Not used yet. */
  left: number;
  /** Used of the first share of a window and not yet written to the database; `undefined` once it is. */
  unreported: number | undefined;
  /** Used by all instances, as last read. */
  used: number;
  endsAt: number;
  /** This amount, and more, was refused in this window. */
  refusedFrom: number;
  pending: Promise<void> | undefined;
}

/** At this bound the least recently used share is dropped. Clients that go on sending requests stay counted. */
const maxShares = 50_000;
/** The part of a limit that one instance takes ahead: a few queries per window instead of one per request. */
const sharePart = 1 / 20;
const shareOfLimit = ({ limit }: LimitPolicy) => Math.floor(limit * sharePart);

/**
 * Creates a limiter that holds over all instances, because they count in one table. An instance takes a share of a limit and counts it in memory.
 * It assumes the first share of a window, and writes it when it asks for the second. So a client with few requests costs no query, and a flood
 * from addresses that never come again writes no row. The sum exceeds the limit by at most one share per instance. A refusal costs no query
 * until the window has ended.
 * @param onRefusal called for each refused request
 */
export function createLimiter(db: Database, onRefusal: (policy: LimitPolicy) => void = () => undefined): Limiter {
  const shares = new LRUCache<string, Share>({ max: maxShares });

  const shareOf = (key: string, policy: LimitPolicy, exact: boolean): Share => {
    const known = shares.get(key);
    const now = Date.now();
    if (known !== undefined && (known.endsAt > now || known.pending !== undefined)) return known;
    const left = exact ? 0 : shareOfLimit(policy);
    const endsAt = left === 0 ? now : now + policy.window * 1000;
    const refusedFrom = Number.POSITIVE_INFINITY;
    const fresh: Share = { left, unreported: 0, used: left, endsAt, refusedFrom, pending: undefined };
    shares.set(key, fresh);
    return fresh;
  };

  /** Takes a share if one is left, else just what is asked for. */
  const takeShare = async (
    share: Share,
    policy: LimitPolicy,
    key: string,
    amount: number,
    exact: boolean,
  ): Promise<void> => {
    const ahead = exact ? amount : Math.max(amount, shareOfLimit(policy));
    const { unreported = 0 } = share;
    // What is left of an assumed share is given up: it was never counted.
    if (share.unreported !== undefined) share.left = 0;
    for (const size of new Set([ahead, amount])) {
      const taken = await takeFromLimit(db, {
        key,
        amount: unreported + size,
        limit: policy.limit,
        window: policy.window,
      });
      if (taken === undefined) continue;
      share.left += size;
      share.unreported = undefined;
      share.used = taken.used;
      share.endsAt = Date.parse(taken.resetsAt);
      return;
    }
    share.refusedFrom = amount;
    share.endsAt = Date.parse((await readReset(db, { key })) ?? new Date().toISOString());
  };

  return {
    take: async (policy, limitKey, amount, exact = false) => {
      const key = keyOf(policy, limitKey);
      for (;;) {
        const share = shareOf(key, policy, exact);
        const allowed = share.left >= amount;
        if (allowed || amount >= share.refusedFrom) {
          if (allowed) share.left -= amount;
          else onRefusal(policy);
          if (allowed && share.unreported !== undefined) share.unreported += amount;
          const resetsIn = Math.max(1, Math.ceil((share.endsAt - Date.now()) / 1000));
          return { allowed, policy, remaining: share.left + Math.max(0, policy.limit - share.used), resetsIn };
        }
        share.pending ??= takeShare(share, policy, key, amount, exact)
          .catch((error: unknown) => {
            if (exact || !isOutage(error)) throw error;
            // While the database is out, each instance counts by itself, a share per second.
            share.left += Math.max(amount, shareOfLimit(policy));
            share.endsAt = Date.now() + 1000;
          })
          .finally(() => {
            share.pending = undefined;
          });
        await share.pending;
      }
    },
    refund: async (policy, limitKey, amount) => {
      const key = keyOf(policy, limitKey);
      await refundLimit(db, { key, amount });
      const share = shares.get(key);
      if (share !== undefined) share.refusedFrom = Number.POSITIVE_INFINITY;
    },
  };
}

const keyOf = (policy: LimitPolicy, limitKey: string) => `${policy.name}:${limitKey}`;
