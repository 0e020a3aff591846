import type { Limiter, LimitResult } from "../../limits/limiter";
import { accountLimitKey, addressLimits, digest } from "../../limits/limit-key";
import { type AuthLimitName, authPolicies, type AuthPolicies, type LimitPolicy } from "../../limits/policies";

/** Limits for `/api/auth/*`. Guesses are counted exactly: an instance takes no share of ten attempts ahead. */
export interface AuthLimit {
  /** Counts a request before it is carried out. */
  take: (attempt: Attempt) => Promise<TakenAttempt>;
}

export interface Attempt {
  limit: AuthLimitName;
  address: string;
  /** The account it names, if it does. */
  email: string | undefined;
  /** What the device cookie of the browser holds. */
  device: string | undefined;
}

export interface TakenAttempt {
  /** The tightest result, or the one that refuses. */
  result: LimitResult;
  /** Whether a user signed in to the account with this browser before. */
  isKnownDevice: boolean;
  /** Gives back what counted as a guess: it was right, or nothing was compared. */
  refundGuess: () => Promise<void>;
}

/** Returns whether a user signed in to the account with the browser whose device cookie holds `device`. */
export type IsKnownDevice = (input: { email: string; device: string }) => Promise<boolean>;

interface Counter {
  policy: LimitPolicy;
  limitKey: string;
  isGuess: boolean;
}

/**
 * Creates the limits of `/api/auth/*`.
 * @param isKnownDevice is asked for an account that does not exist, too: the answer takes as long
 */
export function createAuthLimit(limiter: Limiter, isKnownDevice: IsKnownDevice): AuthLimit {
  return {
    take: async (attempt) => {
      const { email, device } = attempt;
      const policies: AuthPolicies = authPolicies[attempt.limit];
      const isKnown =
        policies.guesses !== undefined &&
        email !== undefined &&
        device !== undefined &&
        (await isKnownDevice({ email, device }));
      const counted: Counter[] = [];
      const refund = async () => {
        for (const { policy, limitKey } of counted.splice(0)) await limiter.refund(policy, limitKey, 1);
      };
      let tightest: LimitResult | undefined;
      for (const { policy, limitKey, isGuess } of countersOf(attempt, policies, isKnown)) {
        const result = await limiter.take(policy, limitKey, 1, isGuess);
        if (!result.allowed) {
          // A flood on one account does not use up the limit of the address for others, nor the other way round.
          await refund();
          return { result, isKnownDevice: isKnown, refundGuess: async () => undefined };
        }
        if (isGuess) counted.push({ policy, limitKey, isGuess });
        if (tightest === undefined || result.remaining < tightest.remaining) tightest = result;
      }
      const result = tightest ?? { allowed: true, policy: policies.address, remaining: 0, resetsIn: 1 };
      return { result, isKnownDevice: isKnown, refundGuess: refund };
    },
  };
}

function countersOf({ address, email, device = "" }: Attempt, policies: AuthPolicies, isKnown: boolean): Counter[] {
  const byAddress = (policy: LimitPolicy | undefined, isGuess: boolean) =>
    policy === undefined
      ? []
      : addressLimits(policy, address).map(([wide, limitKey]) => ({ policy: wide, limitKey, isGuess }));
  const browser = isKnown ? `:${digest(device)}` : "";
  const byAccount = (policy: LimitPolicy, isGuess: boolean) =>
    email === undefined ? [] : [{ policy, limitKey: `${accountLimitKey(email)}${browser}`, isGuess }];
  return [
    ...byAddress(policies.address, false),
    // A known browser is not slowed down by neighbours behind the same address.
    ...(isKnown ? [] : byAddress(policies.failures, true)),
    ...(policies.account === undefined ? [] : byAccount(policies.account, false)),
    ...(policies.guesses ?? []).flatMap((policy) => byAccount(policy, true)),
  ];
}
