import type { MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { RequestVariables } from "../http/request/request-log";
import { problem } from "../http/response/problem";

const maxBodySize = 256 * 1024;

const refuse = (requestId: string) => problem(413, "payload_too_large", "Send at most 256 KiB.", { requestId });

/**
 * Refuses bodies larger than 256 KiB with 413. The HTTP server enforces a declared length. A body without one is counted as a web stream, which costs
 * several times as much as a small request.
 */
export function limitBody(): MiddlewareHandler<RequestVariables> {
  const count = bodyLimit({ maxSize: maxBodySize, onError: (c) => refuse(c.get("requestId")) });
  return (c, next) => {
    const size = sizeOfBody(c.req.raw);
    if (size === undefined) return count(c, next);
    return size > maxBodySize ? Promise.resolve(refuse(c.var.requestId)) : next();
  };
}

/** Returns whether a body is known to be within the limit before any of it arrives. */
export function isSmallBody(request: Pick<Request, "method" | "headers">): boolean {
  const size = sizeOfBody(request);
  return size !== undefined && size <= maxBodySize;
}

/** Returns the declared size of a body in bytes; `undefined` when it has to be counted. */
function sizeOfBody({ method, headers }: Pick<Request, "method" | "headers">): number | undefined {
  if (method === "GET" || method === "HEAD") return 0;
  const declared = headers.get("content-length");
  return declared === null || headers.has("transfer-encoding") ? undefined : Number(declared);
}
