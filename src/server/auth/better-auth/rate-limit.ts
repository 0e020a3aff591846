import type { Limiter, Ruling } from "../../limits/limiter";
import { accountSubject, addressCounters, digest } from "../../limits/limit-key";
import { type AuthLimitName, authTiers, type AuthTiers, type Tier } from "../../limits/policies";

/** Limits for `/api/auth/*`. What bounds guessing is counted exactly: an instance takes no share of ten attempts ahead. */
export interface AuthLimit {
  /** Counts a request before it is carried out. */
  take: (attempt: Attempt) => Promise<TakenAttempt>;
}

export interface Attempt {
  limit: AuthLimitName;
  address: string;
  /** The account it names, where it does. */
  email: string | undefined;
  /** What the device cookie of the browser holds. */
  device: string | undefined;
}

export interface TakenAttempt {
  /** The tightest ruling, or the one that refuses. */
  ruling: Ruling;
  /** Whether somebody signed in to the account in this browser before. */
  isKnownDevice: boolean;
  /** Gives back what counted as a guess: it was right, or nothing was compared. */
  notAGuess: () => Promise<void>;
}

/** Answers whether somebody signed in to the account with this address in the browser whose device cookie holds `device`. */
export type IsKnownDevice = (input: { email: string; device: string }) => Promise<boolean>;

interface Counter {
  tier: Tier;
  subject: string;
  isGuess: boolean;
}

/** @param isKnownDevice is asked for an account that does not exist, too: the answer takes as long */
export function createAuthLimit(limiter: Limiter, isKnownDevice: IsKnownDevice): AuthLimit {
  return {
    take: async (attempt) => {
      const { email, device } = attempt;
      const tiers: AuthTiers = authTiers[attempt.limit];
      const isKnown =
        tiers.guesses !== undefined &&
        email !== undefined &&
        device !== undefined &&
        (await isKnownDevice({ email, device }));
      const counted: Counter[] = [];
      const giveBack = async () => {
        for (const { tier, subject } of counted.splice(0)) await limiter.giveBack(tier, subject, 1);
      };
      let tightest: Ruling | undefined;
      for (const { tier, subject, isGuess } of countersOf(attempt, tiers, isKnown)) {
        const ruling = await limiter.take(tier, subject, 1, isGuess);
        if (!ruling.allowed) {
          // Who floods one account does not use up what the address has for others, nor the other way round.
          await giveBack();
          return { ruling, isKnownDevice: isKnown, notAGuess: async () => undefined };
        }
        if (isGuess) counted.push({ tier, subject, isGuess });
        if (tightest === undefined || ruling.remaining < tightest.remaining) tightest = ruling;
      }
      const ruling = tightest ?? { allowed: true, tier: tiers.address, remaining: 0, resetsIn: 1 };
      return { ruling, isKnownDevice: isKnown, notAGuess: giveBack };
    },
  };
}

function countersOf({ address, email, device = "" }: Attempt, tiers: AuthTiers, isKnown: boolean): Counter[] {
  const byAddress = (tier: Tier | undefined, isGuess: boolean) =>
    tier === undefined
      ? []
      : addressCounters(tier, address).map(([wide, subject]) => ({ tier: wide, subject, isGuess }));
  const browser = isKnown ? `:${digest(device)}` : "";
  const byAccount = (tier: Tier, isGuess: boolean) =>
    email === undefined ? [] : [{ tier, subject: `${accountSubject(email)}${browser}`, isGuess }];
  return [
    ...byAddress(tiers.address, false),
    // Whose browser the account knows is not held up by neighbours behind the same address.
    ...(isKnown ? [] : byAddress(tiers.failures, true)),
    ...(tiers.account === undefined ? [] : byAccount(tiers.account, false)),
    ...(tiers.guesses ?? []).flatMap((tier) => byAccount(tier, true)),
  ];
}
