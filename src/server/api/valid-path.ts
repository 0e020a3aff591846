import type { MiddlewareHandler } from "hono";
import type { RequestVariables } from "../http/request/request-log";
import { problem } from "../http/response/problem";

/** The paths whose routers decode them, and fail when they cannot. */
const decoding = /^\/api\/(?:auth|trpc)(?:\/|$)/;

/**
 * Refuses an address whose percent-encoding is not UTF-8 (RFC 3986 §2.5). Routers fail to decode such a path, and parsers replace characters in such
 * a query.
 */
export const requireValidPath: MiddlewareHandler<RequestVariables> = (c, next) => {
  const { path, url } = c.req;
  const query = url.indexOf("?");
  if ((query < 0 || isDecodable(url.slice(query))) && (!decoding.test(path) || isDecodable(path))) return next();
  const title = "The address is not valid: its percent-encoding cannot be decoded.";
  return Promise.resolve(problem(400, "bad_request", title, { requestId: c.var.requestId }));
};

/** Returns whether the percent-encoding of `text` can be decoded. */
export function isDecodable(text: string): boolean {
  try {
    return decodeURIComponent(text) !== "";
  } catch {
    return false;
  }
}
