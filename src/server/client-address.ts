import { BlockList, isIP } from "node:net";
import { StartupError } from "./startup-error";

/** Answers whether an address is a proxy whose `X-Forwarded-For` is believed. */
export type IsTrustedProxy = (address: string) => boolean;

/** @throws {StartupError} when an entry is neither an address nor a CIDR range */
export function trustProxies(ranges: string[]): IsTrustedProxy {
  if (ranges.length === 0) return () => false;
  const trusted = new BlockList();
  for (const range of ranges) {
    const [address = "", prefix] = range.split("/");
    const family = isIP(address) === 6 ? "ipv6" : "ipv4";
    const length = prefix === undefined ? undefined : Number(prefix);
    const isRange =
      length === undefined || (Number.isInteger(length) && length >= 0 && length <= (family === "ipv6" ? 128 : 32));
    if (isIP(address) === 0 || !isRange) {
      throw new StartupError(`TRUSTED_PROXIES: "${range}" is not an address or a range such as 10.0.0.0/8.`);
    }
    if (length === undefined) trusted.addAddress(address, family);
    else trusted.addSubnet(address, length, family);
  }
  return (address) => isIP(address) !== 0 && trusted.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");
}

/**
 * The address of the client: the nearest hop that is not a trusted proxy, so that a forged header changes nothing.
 * @param socketAddress the peer of the connection
 * @param forwardedFor the value of `X-Forwarded-For`, which each proxy appends to
 */
export function clientAddress(
  socketAddress: string,
  forwardedFor: string | undefined,
  isTrusted: IsTrustedProxy,
): string {
  const hops = [...(forwardedFor ?? "").split(","), socketAddress]
    .map((hop) => unmapped(hop.trim()))
    .filter((hop) => isIP(hop) !== 0);
  return hops.findLast((hop) => !isTrusted(hop)) ?? hops[0] ?? "0.0.0.0";
}

/** `::ffff:192.0.2.1` → `192.0.2.1` (RFC 4291 §2.5.5.2). */
function unmapped(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, "");
}
