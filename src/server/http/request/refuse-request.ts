import { randomBytes, randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Log } from "../../log/log";
import { plainHeaders } from "../response/plain-response";
import { plainPage } from "../pages/plain-page";

export interface RequestRefusal {
  status: number;
  /** The stable error code, as everywhere in the API. */
  code: string;
  title: string;
  headers?: Record<string, string>;
}

/**
 * Refuses a request in the listener: with a plain page for a browser navigation, else with problem details (RFC 9457). The log gets the reason, and
 * nothing that was sent.
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
  const { headers: own, body } =
    request.headers.accept?.includes("text/html") === true
      ? refusalPage(request, { status, title })
      : {
          headers: { "content-type": "application/problem+json" },
          body: JSON.stringify({ type: "about:blank", title, status, code, request_id: requestId }),
        };
  response.writeHead(status, { ...common, ...own, "content-length": Buffer.byteLength(body) }).end(body);
}

/** Returns the error page, whose policy allows only its own style and the icon. */
function refusalPage(
  { headers, method }: IncomingMessage,
  { status, title }: Pick<RequestRefusal, "status" | "title">,
) {
  const nonce = randomBytes(16).toString("base64");
  const policy = `${plainHeaders["content-security-policy"]}; img-src 'self'; style-src 'nonce-${nonce}'`;
  return plainPage(
    { headers: { ...headers, "content-security-policy": policy }, ...(method !== undefined && { method }) },
    {
      status,
      headers: { "content-security-policy": policy },
      title: "This page could not be opened",
      text: title,
      nextLink: { href: "/", label: "Go to the start page" },
    },
  );
}
