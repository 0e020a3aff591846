import type { Limiter, Ruling } from "./limiter";
import { accountSubject, addressSubject } from "./subject";
import { authTiers, type Tier } from "./tiers";

/** Limits for `/api/auth/*`, counted exactly: an instance takes no share of eight attempts ahead. */
export interface AuthLimit {
  /** The tightest ruling about a request before it is carried out. */
  before: (attempt: Attempt) => Promise<Ruling>;
  /** Gives back what an attempt that succeeded was counted as. */
  succeeded: (attempt: Attempt) => Promise<void>;
}

export interface Attempt {
  /** Below `/api/auth`. */
  path: string;
  address: string;
  /** The account it names, where it does. */
  email: string | undefined;
}

export function createAuthLimit(limiter: Limiter): AuthLimit {
  return {
    before: async (attempt) => {
      let tightest: Ruling | undefined;
      for (const [tier, subject] of countersOf(attempt)) {
        const ruling = await limiter.take(tier, subject, 1, true);
        if (tightest === undefined || !ruling.allowed || ruling.remaining < tightest.remaining) tightest = ruling;
        if (!ruling.allowed) break;
      }
      return tightest ?? { allowed: true, tier: authTiers(attempt.path).address, remaining: 0, resetsIn: 1 };
    },
    succeeded: async (attempt) => {
      if (authTiers(attempt.path).countsFailures !== true) return;
      for (const [tier, subject] of countersOf(attempt)) await limiter.giveBack(tier, subject, 1);
    },
  };
}

/** The account's first: who floods one account does not use up what the address has for others. */
function countersOf({ path, address, email }: Attempt): [Tier, string][] {
  const tiers = authTiers(path);
  const byAddress: [Tier, string] = [tiers.address, addressSubject(address)];
  return tiers.account !== undefined && email !== undefined
    ? [[tiers.account, accountSubject(email, address)], byAddress]
    : [byAddress];
}
