import type { Context, MiddlewareHandler } from "hono";
import { createRequestIds, type RequestIds } from "./request-ids";
import type { Log } from "../../log/log";

/** What a request gathers on its way, for the headers of its answer and for its log line. */
export interface RequestState extends RequestIds {
  /** By `performance.now()`. */
  startedAt: number;
  userId: string | undefined;
  refusal: string | undefined;
  /** `Set-Cookie` values for the answer. */
  cookies: string[];
  /** What the answer says of the limit that the request counted against. */
  limitHeaders: readonly [name: string, value: string][];
}

/** What the middleware and the routes of the API know about the request that they see. */
export interface RequestVariables {
  Variables: RequestIds & { requestState: RequestState };
}

/** Begins what a request gathers, with its names. */
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

/** Returns the headers of the answer to a request: those of a private API, what the caller has left, and what the request is called. */
export function headersOf({ requestId, limitHeaders }: RequestState): Record<string, string> {
  return { ...privateHeaders, "x-request-id": requestId, ...Object.fromEntries(limitHeaders) };
}

/** Sets {@link headersOf} an answer that was made without them. What the answer says of its own privacy stays. */
export function setHeaders(headers: Headers, { requestId, limitHeaders, cookies }: RequestState): void {
  headers.set("x-request-id", requestId);
  for (const cookie of cookies) headers.append("set-cookie", cookie);
  for (const [name, value] of limitHeaders) headers.set(name, value);
  for (const [name, value] of privateEntries) if (!headers.has(name)) headers.set(name, value);
}

/** A request that was answered, as it is counted and logged. */
export interface AnsweredRequest {
  method: string;
  path: string;
  /** A pattern, see `route-label.ts`. */
  route: string;
  status: number;
}

/** What counts answered requests. */
interface RequestMetrics {
  answered: (request: Pick<AnsweredRequest, "method" | "route" | "status">, seconds: number) => void;
}

export type Recorder = (answered: AnsweredRequest, requestState: RequestState) => void;

/** Returns what counts a request and writes its one log line: no query string, no header and no body, for these hold what people write. */
export function createRecorder(log: Log, metrics: RequestMetrics): Recorder {
  // Every value of the line is named below: looking for secrets in it would cost six times what writing it does.
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
 * Gives every request a correlation id (the caller's `X-Request-Id` where it is well-formed) beside one of the server's own, answers with it and
 * with the headers of a private API, and records it.
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

/** Better Auth takes the token of a password reset in the path. */
function withoutSecret(path: string): string {
  return path.replace(/^(\/api\/auth\/reset-password\/).+/, "$1…");
}
