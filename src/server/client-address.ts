import { BlockList, isIP } from "node:net";

/** Set by the listener from the socket or a trusted proxy, never taken from the outside. */
export const clientAddressHeader = "x-keel-client-address";

/** Answers whether an address is a proxy whose `X-Forwarded-For` is believed. */
export type IsTrustedProxy = (address: string) => boolean;

/** Set by the listener from the connection itself, never taken from the outside. */
export const socketAddressHeader = "x-keel-socket-address";

/** @param ranges addresses, and ranges such as `10.0.0.0/8`, that are well-formed */
export function trustProxies(ranges: string[]): IsTrustedProxy {
  const trusted = new BlockList();
  for (const range of ranges) {
    const [address = "", length] = range.split("/");
    if (length === undefined) trusted.addAddress(address, familyOf(address));
    else trusted.addSubnet(address, Number(length), familyOf(address));
  }
  return (address) => isIP(address) !== 0 && trusted.check(address, familyOf(address));
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
  // With a single hop, whether it is trusted changes nothing.
  if (forwardedFor === undefined) return isIP(socketAddress) === 0 ? "0.0.0.0" : unmapped(socketAddress);
  const hops = [...(forwardedFor ?? "").split(","), socketAddress]
    .map((hop) => unmapped(hop.trim()))
    .filter((hop) => isIP(hop) !== 0);
  return hops.findLast((hop) => !isTrusted(hop)) ?? hops[0] ?? "0.0.0.0";
}

/** `::ffff:192.0.2.1` → `192.0.2.1` (RFC 4291 §2.5.5.2). */
function unmapped(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, "");
}

function familyOf(address: string): "ipv4" | "ipv6" {
  return isIP(address) === 6 ? "ipv6" : "ipv4";
}
