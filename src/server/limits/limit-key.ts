import { createHash } from "node:crypto";
import type { LimitPolicy } from "./policies";

/** An address as a limit sees it: of IPv6 the network, since one client has a whole /64 (RFC 6177). */
export function addressLimitKey(address: string): string {
  return address.includes(":") ? networkOf(address, 64) : address;
}

/**
 * Returns the networks that a request from `address` counts for, and how many times as much as one client each may do. Of IPv6 these are several, for a
 * customer is given anything from a /64 to a /48 (RFC 6177): a wider one may do more, but not as much as all that is in it.
 */
export function networksOf(address: string): [network: string, times: number][] {
  if (!address.includes(":")) return [[address, 1]];
  const widths = [[64, 1] as const, [56, 4] as const, [48, 16] as const];
  return widths.map(([width, times]) => [networkOf(address, width), times]);
}

/** Returns what a request from `address` counts against under `policy`. */
export function addressLimits(policy: LimitPolicy, address: string): [LimitPolicy, string][] {
  return networksOf(address).map(([network, times]) => [{ ...policy, limit: policy.limit * times }, network]);
}

/** Returns an account as a limit sees it, without its e-mail address: spelled as the look-up of accounts spells it. */
export function accountLimitKey(email: string): string {
  return digest(email.toLowerCase());
}

/** Returns a secret as a limit sees it: the key of a limit lets nobody in. */
export const digest = (text: string) => createHash("sha256").update(text).digest("base64url").slice(0, 22);

function networkOf(address: string, bits: number): string {
  const [head = "", tail] = address.toLowerCase().split("%")[0]?.split("::") ?? [];
  const groups = head === "" ? [] : head.split(":");
  const missing = tail === undefined ? 0 : 8 - groups.length - (tail === "" ? 0 : tail.split(":").length);
  const all = [...groups, ...Array.from({ length: Math.max(0, missing) }, () => "0"), ...(tail?.split(":") ?? [])];
  const network = all.slice(0, 4).map((group) => Number.parseInt(group || "0", 16));
  const kept = network.map((group, at) => group & (0xffff << Math.min(16, Math.max(0, 16 * (at + 1) - bits))) & 0xffff);
  const shown = bits > 48 ? kept : kept.slice(0, 3);
  return `${shown.map((group) => group.toString(16)).join(":")}::/${bits}`;
}
