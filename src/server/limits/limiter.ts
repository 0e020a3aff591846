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
  /** For what turned out not to count. */
  refund: (policy: LimitPolicy, limitKey: string, amount: number) => Promise<void>;
}

interface Share {
  /** Not used yet. */
  left: number;
  /** Used of the first share of a window, of which the database has not heard; `undefined` once it has. */
  unreported: number | undefined;
  /** Used by anybody, as last seen. */
  used: number;
  endsAt: number;
  /** So much, or more, was refused in this window. */
  refusedFrom: number;
  pending: Promise<void> | undefined;
}

/** At this bound the share asked for the longest ago leaves. Its key begins with another first share, so whoever goes on asking stays counted. */
const maxShares = 50_000;
/** The part of a limit that one instance takes ahead: a few queries per window instead of one per request. */
const sharePart = 1 / 20;
const shareOfLimit = ({ limit }: LimitPolicy) => Math.floor(limit * sharePart);

/**
 * Limits that hold over all instances, for they count in one table. An instance takes a share of an allowance and hands it out of memory. The first
 * share of a window it assumes, and tells the table of it when it asks for the second: who makes a few requests costs no query, and a flood from
 * addresses that never come again writes no row. So the sum is above the limit by no more than one share for each instance that asked for no second
 * one. When it refuses, it does so without a query until the window has ended.
 * @param onRefusal told of each request that is refused
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

  /** A share where there is one, else just what is asked for. */
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
            // Where nothing can be written, reading goes on: each instance counts by itself, a share per second.
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
