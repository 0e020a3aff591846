import type { MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { Observed } from "./observe";
import { problem } from "./problem";

const largestBody = 256 * 1024;

const refuse = (requestId: string) => problem(413, "payload_too_large", "Send at most 256 KiB.", { requestId });

/**
 * Refuses bodies above 256 KiB with 413. Where a length is declared, the HTTP server holds the sender to it. Only a body without one has to be
 * counted, for which it is read through a web stream; that costs several times what answering a small request does.
 */
export function limitBody(): MiddlewareHandler<Observed> {
  const count = bodyLimit({ maxSize: largestBody, onError: (c) => refuse(c.get("requestId")) });
  return (c, next) => {
    if (c.req.method === "GET" || c.req.method === "HEAD") return next();
    const declared = c.req.header("content-length");
    if (declared === undefined || c.req.header("transfer-encoding") !== undefined) return count(c, next);
    return Number(declared) > largestBody ? Promise.resolve(refuse(c.var.requestId)) : next();
  };
}
