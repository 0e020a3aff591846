import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Log } from "../log";
import { plainHeaders } from "../plain-answer";

export interface RequestRefusal {
  status: number;
  /** For programs, as everywhere in the API. */
  code: string;
  title: string;
  headers?: Record<string, string>;
}

/**
 * Answers a request that goes no further than the listener: in words for a browser that opens a page, as problem details (RFC 9457) for
 * anybody else. The log gets the reason, and none of what was sent.
 */
export function refuseRequest(
  request: IncomingMessage,
  response: ServerResponse,
  { status, code, title, headers = {} }: RequestRefusal,
  log?: Pick<Log, "info">,
): void {
  const requestId = randomUUID();
  const common = { ...plainHeaders, ...headers, "x-request-id": requestId };
  log?.info({ event: "request", requestId, method: request.method, status, refusal: code });
  const isPage = request.headers.accept?.includes("text/html") === true;
  const body = JSON.stringify({ type: "about:blank", title, status, code, request_id: requestId });
  const text = isPage ? `${title}\n` : body;
  const type = isPage ? plainHeaders["content-type"] : "application/problem+json";
  response.writeHead(status, { ...common, "content-type": type, "content-length": Buffer.byteLength(text) }).end(text);
}
