import { APIError } from "better-auth/api";
import type { Database } from "../../db/client";
import { readReset, refundLimit, takeFromLimit } from "../../limits/queries";
import { guessPolicies, type LimitPolicy } from "../../limits/policies";

const policies = guessPolicies("guess", 10);
const day = 24 * 3600;

/**
 * Counts a guess at a secret of one account, over all instances, addresses and sessions.
 * @param input.limitKey whose budget it is; begins with the user's id, or says what kind of guess it is before it
 * @returns a function to report the outcome: after a `right` guess those of the same quarter of an hour no longer count, and `none` takes the guess
 *   back
 * @throws {APIError} 429 with the time to retry, when the budget is used up
 */
export async function takeGuess(
  db: Database,
  { limitKey, code = "too_many_requests" }: { limitKey: string; code?: string },
): Promise<(outcome: "right" | "none") => Promise<void>> {
  const keyOf = ({ name }: LimitPolicy) => `${name}:${limitKey}`;
  for (const policy of policies) {
    const { limit, window } = policy;
    const key = keyOf(policy);
    if ((await takeFromLimit(db, { key, amount: 1, limit, window })) === undefined) await refuse(db, { key, code });
  }
  return async (outcome) => {
    for (const policy of policies) {
      const isForgiven = outcome === "right" && policy.window < day;
      await refundLimit(db, { key: keyOf(policy), amount: isForgiven ? policy.limit : 1 });
    }
  };
}

async function refuse(db: Database, { key, code }: { key: string; code: string }): Promise<never> {
  const resetsAt = Date.parse((await readReset(db, { key })) ?? new Date().toISOString());
  const seconds = Math.max(1, Math.ceil((resetsAt - Date.now()) / 1000));
  const message = `Too many attempts. Try again in ${seconds} s.`;
  throw new APIError("TOO_MANY_REQUESTS", { code, message }, { "retry-after": String(seconds) });
}
