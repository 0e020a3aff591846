import { createHash } from "node:crypto";
import { ipv6Network } from "../http/address/ipv6-network";
import type { LimitPolicy } from "./policies";

/** Returns the key of an address: of IPv6 the /64 network, because one client has all of it (RFC 6177). */
export function addressLimitKey(address: string): string {
  return address.includes(":") ? ipv6Network(address, 64) : address;
}

/**
 * Returns the networks that a request from `address` counts for, and how many times the limit of one client each of them has. Of IPv6 these are several, because
 * providers assign anything from a /64 to a /48 (RFC 6177). A wider network has a higher limit, but not the sum of what is in it.
 */
export function networksOf(address: string): [network: string, times: number][] {
  if (!address.includes(":")) return [[address, 1]];
  const widths = [[64, 1] as const, [56, 4] as const, [48, 16] as const];
  return widths.map(([width, times]) => [ipv6Network(address, width), times]);
}

/** Returns what a request from `address` counts against under `policy`. */
export function addressLimits(policy: LimitPolicy, address: string): [LimitPolicy, string][] {
  return networksOf(address).map(([network, times]) => [{ ...policy, limit: policy.limit * times }, network]);
}

/** Returns the key of an account: a digest of its e-mail address in the case that accounts are looked up by. */
export function accountLimitKey(email: string): string {
  return digest(email.toLowerCase());
}

/** Returns a digest that stands for a secret in a key, because a stored key must not work as the secret. */
export const digest = (text: string) => createHash("sha256").update(text).digest("base64url").slice(0, 22);
