import type { Context, MiddlewareHandler } from "hono";
import { createRequestIds, type RequestIds } from "./request-ids";
import type { Log } from "../../log/log";

/** The state of a request, for the headers of its response and for its log line. */
export interface RequestState extends RequestIds {
  /** In the time of `performance.now()`. */
  startedAt: number;
  userId: string | undefined;
  refusal: string | undefined;
  /** `Set-Cookie` values for the response. */
  cookies: string[];
  /** The rate limit that the request counted against, for the response headers. */
  limitHeaders: readonly [name: string, value: string][];
}

/** The Hono variables of the API: what its middleware and routes know about the request. */
export interface RequestVariables {
  Variables: RequestIds & { requestState: RequestState };
}

/** Creates the state of a request. */
export function createRequestState({ headers }: Pick<Request, "headers">): RequestState {
  const { requestId, serverRequestId } = createRequestIds(headers.get("x-request-id"));
  const startedAt = performance.now();
  return {
    requestId,
    serverRequestId,
    startedAt,
    userId: undefined,
    refusal: undefined,
    cookies: [],
    limitHeaders: [],
  };
}

const privateHeaders = {
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "no-referrer",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "cross-origin-resource-policy": "same-origin",
};
const privateEntries = Object.entries(privateHeaders);

/** Returns the response headers of a request: those of a private API, the rate limit, and the request id. */
export function headersOf({ requestId, limitHeaders }: RequestState): Record<string, string> {
  return { ...privateHeaders, "x-request-id": requestId, ...Object.fromEntries(limitHeaders) };
}

/** Adds {@link headersOf} to a response. Headers that it already has are kept. */
export function setHeaders(headers: Headers, { requestId, limitHeaders, cookies }: RequestState): void {
  headers.set("x-request-id", requestId);
  for (const cookie of cookies) headers.append("set-cookie", cookie);
  for (const [name, value] of limitHeaders) headers.set(name, value);
  for (const [name, value] of privateEntries) if (!headers.has(name)) headers.set(name, value);
}

/** A completed request, as it is counted and logged. */
export interface AnsweredRequest {
  method: string;
  path: string;
  /** A pattern; see `route-label.ts`. */
  route: string;
  status: number;
}

/** What counts answered requests. */
interface RequestMetrics {
  answered: (request: Pick<AnsweredRequest, "method" | "route" | "status">, seconds: number) => void;
}

export type Recorder = (answered: AnsweredRequest, requestState: RequestState) => void;

/** Creates the recorder that counts a request and writes its log line: no query string, header or body, because these contain personal data. */
export function createRecorder(log: Log, metrics: RequestMetrics): Recorder {
  // Every value of the line is known: searching it for secrets would cost six times as much as writing it.
  const lines = log.child({}, { redact: [] });
  return ({ method, path, route, status }, { startedAt, requestId, serverRequestId, userId, refusal }) => {
    const milliseconds = performance.now() - startedAt;
    metrics.answered({ method, route, status }, milliseconds / 1000);
    lines.info({
      event: "request",
      requestId,
      serverRequestId,
      method,
      path: withoutSecret(path),
      status,
      ms: Math.round(milliseconds * 100) / 100,
      userId,
      refusal,
    });
  };
}

/**
 * Gives every request a correlation id (the caller's `X-Request-Id` if it is well-formed) and a server id, sets the headers of a private API, and
 * records the request.
 */
export function requestLog(record: Recorder, routeOf: (c: Context) => string): MiddlewareHandler<RequestVariables> {
  return async (c, next) => {
    const requestState = createRequestState(c.req.raw);
    c.set("requestState", requestState);
    c.set("requestId", requestState.requestId);
    c.set("serverRequestId", requestState.serverRequestId);
    await next();
    setHeaders(c.res.headers, requestState);
    record({ method: c.req.method, path: c.req.path, route: routeOf(c), status: c.res.status }, requestState);
  };
}

/** Hides the token of a password reset, which Better Auth takes in the path. */
function withoutSecret(path: string): string {
  return path.replace(/^(\/api\/auth\/reset-password\/).+/, "$1…");
}
