import { APIError } from "better-auth/api";
import type { Database } from "../../db/client";
import { readReset, returnAllowance, takeAllowance } from "../../limits/queries";
import { guessTiers, type Tier } from "../../limits/policies";

const tiers = guessTiers("guess", 10);
const day = 24 * 3600;

/**
 * Counts a guess at a secret of one account, over all instances, addresses and sessions, whatever other limits say.
 * @param input.subject whose budget it is; begins with the user's id, or says what kind of guess it is before it
 * @returns what is told that the guess was `right`, after which those before it in the same quarter of an hour do not count any more, or that there
 * was `none`
 * @throws {APIError} 429 with the moment to come back, when the budget is used up
 */
export async function takeGuess(
  db: Database,
  { subject, code = "too_many_requests" }: { subject: string; code?: string },
): Promise<(outcome: "right" | "none") => Promise<void>> {
  const keyOf = ({ name }: Tier) => `${name}:${subject}`;
  for (const tier of tiers) {
    const { limit, window } = tier;
    const key = keyOf(tier);
    if ((await takeAllowance(db, { key, amount: 1, limit, window })) === undefined) await refuse(db, { key, code });
  }
  return async (outcome) => {
    for (const tier of tiers) {
      const isForgiven = outcome === "right" && tier.window < day;
      await returnAllowance(db, { key: keyOf(tier), amount: isForgiven ? tier.limit : 1 });
    }
  };
}

async function refuse(db: Database, { key, code }: { key: string; code: string }): Promise<never> {
  const resetsAt = Date.parse((await readReset(db, { key })) ?? new Date().toISOString());
  const seconds = Math.max(1, Math.ceil((resetsAt - Date.now()) / 1000));
  const message = `Too many attempts. Try again in ${seconds} s.`;
  throw new APIError("TOO_MANY_REQUESTS", { code, message }, { "retry-after": String(seconds) });
}
