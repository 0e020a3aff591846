import { socketAddressHeader } from "./client-address";

/** `true` or `false`, set by the listener from the request as it came, never taken from the outside. */
export const fromHereHeader = "x-keel-from-here";

/** As the operating system writes them; an IPv4 address may be mapped into IPv6. */
const loopback = /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/i;

/** Names under which proxies say that, or for whom, they pass a request on: RFC 7239, RFC 9110 §7.6.3 and what is used beside them. */
const forwarding =
  /^(via|forwarded.*|x-forwarded.*|x-original-.*|(.+-)?(real|client|connecting|remote)-?(ip|ipv6|addr))$/;

/** Whether a program on this machine asks, and nothing says that it passes the request on for another. `headers` as the listener stamped them. */
export function isFromHere(headers: Headers): boolean {
  return isDirect(headers.get(socketAddressHeader) ?? "", [...headers.keys()]);
}

/**
 * @param socketAddress the peer of the connection
 * @param names of the request's headers, in lower case
 */
export function isDirect(socketAddress: string, names: string[]): boolean {
  return loopback.test(socketAddress) && !names.some((name) => forwarding.test(name));
}
