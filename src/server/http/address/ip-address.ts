import { isIPv4, isIPv6 } from "node:net";

/** An IPv4 address with an optional port, or an IPv6 address in brackets with one (RFC 3986 §3.2.2). */
const withPort = /^(?:(?<v4>[\d.]+)(?::\d{1,5})?|\[(?<bracketed>[^[\]]+)\](?::\d{1,5})?)$/;

/**
 * Parses the address of a host as sockets and proxies write it: with a port, in brackets, in quotes, with a zone, in any case, or as IPv4 mapped into
 * IPv6.
 * @returns its canonical form (RFC 5952, or IPv4 when mapped), without port and zone; `undefined` for anything else, such as `unknown` and
 *   `_hidden` (RFC 7239 §6)
 */
export function parseIpAddress(text: string): string | undefined {
  const trimmed = text.trim().replace(/^"(.*)"$/, "$1");
  const { v4, bracketed } = withPort.exec(trimmed)?.groups ?? {};
  const address = v4 ?? bracketed ?? trimmed;
  if (isIPv4(address)) return bracketed === undefined ? address : undefined;
  if (!isIPv6(address)) return undefined;
  // The zone names a local link (RFC 4007 §11), and is not part of the address.
  const compressed = new URL(`http://[${address.replace(/%.*$/, "")}]`).hostname.slice(1, -1);
  return unmapped(compressed);
}

/** Converts a mapped address to IPv4: `::ffff:c000:201` → `192.0.2.1` (RFC 4291 §2.5.5.2). */
function unmapped(address: string): string {
  const [, high, low] = /^::ffff:([\da-f]{1,4}):([\da-f]{1,4})$/.exec(address) ?? [];
  if (high === undefined || low === undefined) return address;
  const groups = [high, low].map((group) => Number.parseInt(group, 16));
  return groups.flatMap((group) => [group >> 8, group & 0xff]).join(".");
}
