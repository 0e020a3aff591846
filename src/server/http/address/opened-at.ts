import type { IncomingHttpHeaders } from "node:http";
import { isForwarded } from "./loopback";
import { isLoopbackHost } from "./host";
import { canonicalOrigin } from "./public-origin";

/** The listener sets this header, never the client: the origin at which a browser opens a page, empty when the server cannot know it. */
export const openedAtHeader = "x-keel-opened-at";

interface Opening {
  headers: IncomingHttpHeaders;
  httpVersion: string;
  /** Whether the peer is a trusted proxy. */
  isTrusted: boolean;
}

/**
 * Returns the canonical origin at which a browser opened a page. `undefined` when only the browser knows it: behind an untrusted proxy, which may
 * request another host name, and under a loopback name, which such a proxy usually requests.
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

/** Returns the first entry of a list, which the proxy next to the browser wrote. */
const first = (value: string | string[]) => String(value).split(",")[0]?.trim() ?? "";
