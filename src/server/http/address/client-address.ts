import { BlockList, isIPv6 } from "node:net";
import { parseIpAddress } from "./ip-address";

/** The listener sets this header from the socket or a trusted proxy, never from the client. */
export const clientAddressHeader = "x-keel-client-address";

/** Tells whether an address is a proxy whose `X-Forwarded-For` is trusted. */
export type IsTrustedProxy = (address: string) => boolean;

/** The listener sets this header from the connection itself, never from the client. */
export const socketAddressHeader = "x-keel-socket-address";

/** Longer than any real chain of proxies. Earlier entries were written by the client. */
const maxHops = 50;

/**
 * Creates the check for trusted proxies.
 * @param ranges well-formed addresses, and ranges such as `10.0.0.0/8`
 */
export function trustProxies(ranges: string[]): IsTrustedProxy {
  const trusted = new BlockList();
  for (const range of ranges) {
    const [written = "", length] = range.split("/");
    const address = parseIpAddress(written) ?? written;
    const family = familyOf(address);
    // The first 96 bits of an IPv4 range in IPv6 form only mark it as mapped.
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
 * Returns the canonical address of the client: the nearest hop that is not a trusted proxy, so that a forged header has no effect. A hop that is not
 * an address ends the chain, because the hops before it came through an unknown party. Then the trusted proxy that wrote it counts as the client.
 * @param socketAddress the peer of the connection
 * @param forwardedFor the value of `X-Forwarded-For`, to which each proxy appends
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
