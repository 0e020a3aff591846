import { socketAddressHeader } from "./client-address";
import { isLoopbackHost } from "./host";

/** `true` or `false`, set by the listener from the request as it came, never taken from the outside. */
export const loopbackHeader = "x-keel-from-here";

/** A request as the listener knows it, before anything is added. */
export interface ConnectionInfo {
  /** The peer of the connection. */
  socketAddress: string;
  /** Of the request's headers, in lower case. */
  headerNames: string[];
  /** The value of `Host`. */
  host: string | undefined;
  httpVersion: string;
}

/** As the operating system writes them; an IPv4 address may be mapped into IPv6. */
const loopback = /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/i;

/** Names under which proxies say that, or for whom, they pass a request on: RFC 7239, RFC 9110 §7.6.3 and what is used beside them. */
const forwarding =
  /^(via|forwarded.*|x-forwarded.*|x-original-.*|(.+-)?(real|client|connecting|remote)-?(ip|ipv6|addr))$/;

/** Returns whether a program on this machine asks for this machine, and nothing says that it passes the request on. The listener stamped its headers. */
export function isLoopbackRequest({ headers, url }: Pick<Request, "headers" | "url">): boolean {
  const socketAddress = headers.get(socketAddressHeader) ?? "";
  const { host } = new URL(url);
  const isRefuted = headers.get(loopbackHeader) === "false";
  return !isRefuted && isDirect({ socketAddress, headerNames: [...headers.keys()], host, httpVersion: "1.1" });
}

/**
 * Returns whether a request comes from this machine and asks for this machine. A proxy that adds no header gives itself away by the name that its client
 * asked for, or by HTTP/1.0, in which nginx passes requests on unless it is told otherwise.
 */
export function isDirect({ socketAddress, headerNames, host, httpVersion }: ConnectionInfo): boolean {
  const isPassedOn = isForwarded(headerNames) || httpVersion === "1.0";
  return loopback.test(socketAddress) && isLoopbackHost(host) && !isPassedOn;
}

/** Returns whether one of these headers, in lower case, says that somebody passed the request on. */
export function isForwarded(headerNames: readonly string[]): boolean {
  return headerNames.some((name) => forwarding.test(name));
}
