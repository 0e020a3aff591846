import type { HonoRequest, MiddlewareHandler } from "hono";
import type { Observed } from "./observe";
import { problem } from "./problem";

/** Refuses a path whose percent-encoding is not UTF-8 (RFC 3986 §2.5): routers further on fail when they decode it. */
export const requireReadablePath = refuseUnless(({ path }) => isReadable(path));

/** Refuses a query whose percent-encoding is not UTF-8: what reads it puts other characters there, which nobody wrote. */
export const requireReadableQuery = refuseUnless(
  ({ url }) => !url.includes("?") || isReadable(url.slice(url.indexOf("?"))),
);

function refuseUnless(isFine: (request: HonoRequest) => boolean): MiddlewareHandler<Observed> {
  return async (c, next) => {
    if (isFine(c.req)) return next();
    const title = "The address is not valid: its percent-encoding cannot be read.";
    return problem(400, "bad_request", title, { requestId: c.var.requestId });
  };
}

function isReadable(text: string): boolean {
  try {
    return decodeURIComponent(text) !== "";
  } catch {
    return false;
  }
}
