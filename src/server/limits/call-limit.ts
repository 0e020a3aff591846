import { TRPCError } from "@trpc/server";
import type { Limiter, LimitResult } from "./limiter";
import { addressLimitKey } from "./limit-key";
import { callPolicies } from "./policies";

/** Counts `cost` against the caller: a user by their id, a visitor by their address. */
export function takeCallLimit(
  limiter: Limiter,
  { principal, address, cost }: { principal: { userId: string } | undefined; address: string; cost: number },
): Promise<LimitResult> {
  if (principal !== undefined) return limiter.take(callPolicies.person, principal.userId, cost);
  return limiter.take(callPolicies.visitor, addressLimitKey(address), cost);
}

/**
 * Throws when the limit is used up.
 * @throws {TRPCError} `TOO_MANY_REQUESTS`
 */
export function enforce({ allowed, resetsIn }: LimitResult): void {
  if (allowed) return;
  throw new TRPCError({ code: "TOO_MANY_REQUESTS", message: `Too many requests. Try again in ${resetsIn} s.` });
}

/** Returns what the calls of one request to tRPC cost together. */
export function callCost(procedures: readonly string[], costs: ReadonlyMap<string, number>): number {
  return procedures.reduce((sum, procedure) => sum + (costs.get(procedure) ?? 1), 0);
}

/** Returns the headers that tell a client how much is left (draft-ietf-httpapi-ratelimit-headers-10), and when to come back (RFC 9110 §10.2.3). */
export function limitHeaders({ allowed, policy, remaining, resetsIn }: LimitResult): [string, string][] {
  return [
    ["ratelimit-policy", `"${policy.name}";q=${policy.limit};w=${policy.window}`],
    ["ratelimit", `"${policy.name}";r=${remaining};t=${resetsIn}`],
    ...(allowed ? [] : [["retry-after", String(resetsIn)] satisfies [string, string]]),
  ];
}
