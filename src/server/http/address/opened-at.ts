import type { IncomingHttpHeaders } from "node:http";
import { isForwarded } from "./loopback";
import { isLoopbackHost } from "./host";
import { canonicalOrigin } from "./public-origin";

/** Set by the listener, never taken from the outside: the origin at which a browser opens a page, empty where that cannot be known here. */
export const openedAtHeader = "x-keel-opened-at";

interface Opening {
  headers: IncomingHttpHeaders;
  httpVersion: string;
  /** Whether the peer is a proxy whose headers are believed. */
  isTrusted: boolean;
}

/**
 * Returns the origin at which a browser opened a page, in its canonical form. `undefined` where only the browser knows it: behind a proxy that is
 * not believed, which may ask for a name of its own, and under a name of this machine, which is what such a proxy mostly asks for.
 */
export function openedAt({ headers, httpVersion, isTrusted }: Opening): string | undefined {
  const { host = "" } = headers;
  if (isTrusted && headers["x-forwarded-proto"] !== undefined) {
    const scheme = first(headers["x-forwarded-proto"]).toLowerCase();
    return canonicalOrigin(`${scheme}://${first(headers["x-forwarded-host"] ?? host)}`);
  }
  if (httpVersion === "1.0" || isForwarded(Object.keys(headers)) || isLoopbackHost(host)) return undefined;
  return canonicalOrigin(`http://${host}`);
}

/** The first of a list is what the proxy next to the browser says. */
const first = (value: string | string[]) => String(value).split(",")[0]?.trim() ?? "";
