import type { MiddlewareHandler } from "hono";
import type { Observed } from "./observe";
import { problem } from "./problem";

/** Refuses a path whose percent-encoding is not UTF-8 (RFC 3986 §2.5): routers further on fail when they decode it. */
export const requireReadableAddress: MiddlewareHandler<Observed> = async (c, next) => {
  if (isReadable(c.req.path)) return next();
  const title = "The address is not valid: its percent-encoding cannot be read.";
  return problem(400, "bad_request", title, { requestId: c.var.requestId });
};

function isReadable(path: string): boolean {
  try {
    return decodeURIComponent(path) !== "";
  } catch {
    return false;
  }
}
