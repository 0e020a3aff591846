import { socketAddressHeader } from "./client-address";
import { isLoopbackHost } from "./host";

/** `true` or `false`. The listener sets this header from the original request, never from the client. */
export const loopbackHeader = "x-keel-from-here";

/** What the listener knows of a request before any header is added. */
export interface ConnectionInfo {
  /** The peer of the connection. */
  socketAddress: string;
  /** The names of the request's headers, in lower case. */
  headerNames: string[];
  /** The value of `Host`. */
  host: string | undefined;
  httpVersion: string;
}

/** Loopback addresses as the operating system writes them; an IPv4 address may be mapped into IPv6. */
const loopback = /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/i;

/** The headers by which proxies say that they forward a request, or for whom: RFC 7239, RFC 9110 §7.6.3 and common variants. */
const forwarding =
  /^(via|forwarded.*|x-forwarded.*|x-original-.*|(.+-)?(real|client|connecting|remote)-?(ip|ipv6|addr))$/;

/**
 * Returns whether a local program addresses this machine and no header says that the request was forwarded. The listener has set the headers that
 * decide it.
 */
export function isLoopbackRequest({ headers, url }: Pick<Request, "headers" | "url">): boolean {
  const socketAddress = headers.get(socketAddressHeader) ?? "";
  const { host } = new URL(url);
  const isRefuted = headers.get(loopbackHeader) === "false";
  return !isRefuted && isDirect({ socketAddress, headerNames: [...headers.keys()], host, httpVersion: "1.1" });
}

/**
 * Returns whether a request comes from this machine, addresses it and was not forwarded. A proxy that adds no header is recognized by the requested
 * host name, or by HTTP/1.0, which nginx uses for forwarding by default.
 */
export function isDirect({ socketAddress, headerNames, host, httpVersion }: ConnectionInfo): boolean {
  const isPassedOn = isForwarded(headerNames) || httpVersion === "1.0";
  return loopback.test(socketAddress) && isLoopbackHost(host) && !isPassedOn;
}

/** Returns whether one of these lower-case headers says that the request was forwarded. */
export function isForwarded(headerNames: readonly string[]): boolean {
  return headerNames.some((name) => forwarding.test(name));
}
