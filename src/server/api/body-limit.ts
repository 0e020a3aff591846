import type { MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { RequestVariables } from "../http/request/request-log";
import { problem } from "../http/response/problem";

const maxBodySize = 256 * 1024;

const refuse = (requestId: string) => problem(413, "payload_too_large", "Send at most 256 KiB.", { requestId });

/**
 * Refuses bodies above 256 KiB with 413. Where a length is declared, the HTTP server holds the sender to it. Only a body without one has to be
 * counted, for which it is read through a web stream; that costs several times what answering a small request does.
 */
export function limitBody(): MiddlewareHandler<RequestVariables> {
  const count = bodyLimit({ maxSize: maxBodySize, onError: (c) => refuse(c.get("requestId")) });
  return (c, next) => {
    const size = sizeOfBody(c.req.raw);
    if (size === undefined) return count(c, next);
    return size > maxBodySize ? Promise.resolve(refuse(c.var.requestId)) : next();
  };
}

/** Returns whether a body is known to be small enough before any of it has come. */
export function isSmallBody(request: Pick<Request, "method" | "headers">): boolean {
  const size = sizeOfBody(request);
  return size !== undefined && size <= maxBodySize;
}

/** In bytes, as it is declared; `undefined` where it has to be counted. */
function sizeOfBody({ method, headers }: Pick<Request, "method" | "headers">): number | undefined {
  if (method === "GET" || method === "HEAD") return 0;
  const declared = headers.get("content-length");
  return declared === null || headers.has("transfer-encoding") ? undefined : Number(declared);
}
