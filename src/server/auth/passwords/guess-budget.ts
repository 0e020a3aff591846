import { APIError } from "better-auth/api";
import type { Database } from "~/server/db/client";
import { readReset, returnAllowance, takeAllowance } from "~/server/limits/queries";
import { guessTiers } from "~/server/limits/tiers";

const tiers = guessTiers("guess", 10);

/**
 * Counts a guess at a secret of one account, over all instances, addresses and sessions, whatever other limits say.
 * @param input.subject whose budget it is; begins with the user's id, or says what kind of guess it is before it
 * @returns what gives the guess back, for one that was right
 * @throws {APIError} 429 with the moment to come back, when the budget is used up
 */
export async function takeGuess(
  db: Database,
  { subject, code = "too_many_requests" }: { subject: string; code?: string },
): Promise<() => Promise<void>> {
  const keys = tiers.map((tier) => ({ ...tier, key: `${tier.name}:${subject}` }));
  for (const tier of keys) {
    if ((await takeAllowance(db, { ...tier, amount: 1 })) === undefined) await refuse(db, { key: tier.key, code });
  }
  return async () => {
    for (const { key } of keys) await returnAllowance(db, { key, amount: 1 });
  };
}

async function refuse(db: Database, { key, code }: { key: string; code: string }): Promise<never> {
  const resetsAt = Date.parse((await readReset(db, { key })) ?? new Date().toISOString());
  const seconds = Math.max(1, Math.ceil((resetsAt - Date.now()) / 1000));
  const message = `Too many attempts. Try again in ${seconds} s.`;
  throw new APIError("TOO_MANY_REQUESTS", { code, message }, { "retry-after": String(seconds) });
}
