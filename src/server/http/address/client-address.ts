import { BlockList, isIPv6 } from "node:net";
import { parseIpAddress } from "./ip-address";

/** Set by the listener from the socket or a trusted proxy, never taken from the outside. */
export const clientAddressHeader = "x-keel-client-address";

/** Answers whether an address is a proxy whose `X-Forwarded-For` is believed. */
export type IsTrustedProxy = (address: string) => boolean;

/** Set by the listener from the connection itself, never taken from the outside. */
export const socketAddressHeader = "x-keel-socket-address";

/** More than any chain of proxies is long; what is further left was written by whoever pleased. */
const maxHops = 50;

/** @param ranges addresses, and ranges such as `10.0.0.0/8`, that are well-formed */
export function trustProxies(ranges: string[]): IsTrustedProxy {
  const trusted = new BlockList();
  for (const range of ranges) {
    const [written = "", length] = range.split("/");
    const address = parseIpAddress(written) ?? written;
    const family = familyOf(address);
    // Of an IPv4 range that is written as IPv6, the first 96 bits say just that.
    const mapped = isIPv6(written) && family === "ipv4" ? 96 : 0;
    if (length === undefined) trusted.addAddress(address, family);
    else if (Number(length) >= mapped) trusted.addSubnet(address, Number(length) - mapped, family);
  }
  return (given) => {
    const address = parseIpAddress(given);
    return address !== undefined && trusted.check(address, familyOf(address));
  };
}

/**
 * Returns the address of the client in its canonical form: the nearest hop that is not a trusted proxy, so that a forged header changes nothing.
 * A hop that is no address ends the chain, for what stands before it came through a stranger: the trusted proxy that wrote it counts as the client.
 * @param socketAddress the peer of the connection
 * @param forwardedFor the value of `X-Forwarded-For`, which each proxy appends to
 */
export function clientAddress(
  socketAddress: string,
  forwardedFor: string | undefined,
  isTrusted: IsTrustedProxy,
): string {
  const peer = parseIpAddress(socketAddress);
  if (peer === undefined) return "0.0.0.0";
  if (forwardedFor === undefined || !isTrusted(peer)) return peer;
  const hops = forwardedFor.split(",").filter((hop) => hop.trim() !== "");
  let nearest = peer;
  for (const hop of hops.slice(-maxHops).toReversed()) {
    const address = parseIpAddress(hop);
    if (address === undefined) return nearest;
    nearest = address;
    if (!isTrusted(address)) return address;
  }
  return nearest;
}

function familyOf(address: string): "ipv4" | "ipv6" {
  return isIPv6(address) ? "ipv6" : "ipv4";
}
