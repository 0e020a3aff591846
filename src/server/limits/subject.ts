import { createHash } from "node:crypto";

/** An address as a limit sees it: of IPv6 the network, since one client has a whole /64 (RFC 6177). */
export function addressSubject(address: string): string {
  if (!address.includes(":")) return address;
  const [head = "", tail] = address.toLowerCase().split("%")[0]?.split("::") ?? [];
  const groups = head === "" ? [] : head.split(":");
  const missing = tail === undefined ? 0 : 8 - groups.length - (tail === "" ? 0 : tail.split(":").length);
  const all = [...groups, ...Array.from({ length: Math.max(0, missing) }, () => "0"), ...(tail?.split(":") ?? [])];
  return `${all
    .slice(0, 4)
    .map((group) => Number.parseInt(group || "0", 16).toString(16))
    .join(":")}::/64`;
}

/** An account as a limit sees it from `address`, without keeping the e-mail address. */
export function accountSubject(email: string, address: string): string {
  const account = createHash("sha256").update(email.trim().toLowerCase()).digest("base64url").slice(0, 22);
  return `${account}@${addressSubject(address)}`;
}
