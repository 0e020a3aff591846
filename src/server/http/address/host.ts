import type { IncomingMessage } from "node:http";

/** The names and addresses that `uri-host [ ":" port ]` of RFC 9110 §7.2 allows. */
const wellFormed = /^(?<name>\[[\da-f:.]+\]|[\w.-]+)(?::\d{1,5})?$/i;
const loopbackName = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/i;

/**
 * Returns what is wrong with the `Host` of a request. Given several, one parser takes the first, another the last, and a third joins them (RFC 9112
 * §3.2).
 */
export function faultOfHost({ rawHeaders }: Pick<IncomingMessage, "rawHeaders">): string | undefined {
  const hosts = rawHeaders.filter((_value, at) => at % 2 === 1 && rawHeaders[at - 1]?.toLowerCase() === "host");
  if (hosts.length > 1) return "There is more than one Host header.";
  return hosts.every((host) => wellFormed.test(host)) ? undefined : "The Host header is not valid.";
}

/** Returns whether `host`, the value of a `Host` header, names this machine, with or without a port. */
export function isLoopbackHost(host: string | null | undefined): boolean {
  const { name = "" } = wellFormed.exec(host ?? "")?.groups ?? {};
  return isLoopbackName(name);
}

/** Returns whether `hostname` always means this machine. */
export function isLoopbackName(hostname: string): boolean {
  return loopbackName.test(hostname);
}
