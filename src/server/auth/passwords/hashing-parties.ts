import { AsyncLocalStorage } from "node:async_hooks";
import { digest, networksOf } from "../../limits/limit-key";
import type { HashingParties } from "./hashing-queue";

const current = new AsyncLocalStorage<HashingParties>();

/**
 * Runs `work`, and hashes its passwords on behalf of a caller, because Better Auth hashes without saying for whom.
 * @param caller.account what the request names as its account, whether or not there is one
 */
export function hashFor<Result>(
  { account, address }: { account: string | undefined; address: string },
  work: () => Promise<Result>,
): Promise<Result> {
  const own = account === undefined ? [] : [[`account:${digest(account)}`, 1] as const];
  return current.run([...own, ...networksOf(address)], work);
}

/** Returns on whose behalf passwords are being hashed; empty outside a request. */
export const hashingParties = (): HashingParties => current.getStore() ?? [];
