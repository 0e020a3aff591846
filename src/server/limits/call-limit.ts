import { TRPCError } from "@trpc/server";
import type { Principal } from "../auth/principal";
import type { Limiter, Ruling } from "./limiter";
import { addressSubject } from "./limit-key";
import { callTiers } from "./policies";

/** Counts `cost` against the person, or against a visitor's address. */
export function ruleOnCalls(
  limiter: Limiter,
  { principal, address, cost }: { principal: Principal | undefined; address: string; cost: number },
): Promise<Ruling> {
  if (principal !== undefined) return limiter.take(callTiers.person, principal.userId, cost);
  return limiter.take(callTiers.visitor, addressSubject(address), cost);
}

/** @throws {TRPCError} `TOO_MANY_REQUESTS`, when it was refused */
export function enforce({ allowed, resetsIn }: Ruling): void {
  if (allowed) return;
  throw new TRPCError({ code: "TOO_MANY_REQUESTS", message: `Too many requests. Try again in ${resetsIn} s.` });
}

/** What the calls of a request to tRPC cost together. */
export function costOfCalls(procedures: readonly string[], costs: ReadonlyMap<string, number>): number {
  return procedures.reduce((sum, procedure) => sum + (costs.get(procedure) ?? 1), 0);
}

/** Headers that tell a client how much it has left (draft-ietf-httpapi-ratelimit-headers-10), and when to come back (RFC 9110 §10.2.3). */
export function limitHeaders({ allowed, tier, remaining, resetsIn }: Ruling): [string, string][] {
  return [
    ["ratelimit-policy", `"${tier.name}";q=${tier.limit};w=${tier.window}`],
    ["ratelimit", `"${tier.name}";r=${remaining};t=${resetsIn}`],
    ...(allowed ? [] : [["retry-after", String(resetsIn)] satisfies [string, string]]),
  ];
}
