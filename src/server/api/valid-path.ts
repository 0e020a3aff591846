import type { MiddlewareHandler } from "hono";
import type { RequestVariables } from "../http/request/request-log";
import { problem } from "../http/response/problem";

/** Where what answers decodes the path: it fails when it cannot. */
const decoding = /^\/api\/(?:auth|trpc)(?:\/|$)/;

/**
 * Refuses an address whose percent-encoding is not UTF-8 (RFC 3986 §2.5): in a path routers further on fail when they decode it, in a query what
 * reads it puts other characters there, which nobody wrote.
 */
export const requireValidPath: MiddlewareHandler<RequestVariables> = (c, next) => {
  const { path, url } = c.req;
  const query = url.indexOf("?");
  if ((query < 0 || isDecodable(url.slice(query))) && (!decoding.test(path) || isDecodable(path))) return next();
  const title = "The address is not valid: its percent-encoding cannot be read.";
  return Promise.resolve(problem(400, "bad_request", title, { requestId: c.var.requestId }));
};

/** Returns whether the percent-encoding of `text` can be read. */
export function isDecodable(text: string): boolean {
  try {
    return decodeURIComponent(text) !== "";
  } catch {
    return false;
  }
}
