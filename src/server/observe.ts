import type { Context, MiddlewareHandler } from "hono";
import { nameRequest, type RequestIds } from "./http/request-ids";
import { limitHeaders } from "./limits/call-limit";
import type { Ruling } from "./limits/limiter";
import type { Log } from "./log";
import type { Metrics } from "./metrics/metrics";
import { methodLabel } from "./metrics/route-label";

/** What a request gathers on its way, for its log line. */
export interface Observed {
  Variables: RequestIds & { userId?: string; refusal?: string; cookies?: string[]; ruling?: Ruling };
}

const privateAnswer = Object.entries({
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "no-referrer",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "cross-origin-resource-policy": "same-origin",
});

/**
 * Gives every request a correlation id (the caller's `X-Request-Id` where it is well-formed) beside one of the server's own, answers with it and
 * with the headers of a private API, counts it and writes one log line: no query string, no header and no body, for these hold what people write.
 */
export function observe(
  log: Log,
  { metrics, routeOf }: { metrics: Pick<Metrics, "answered">; routeOf: (c: Context) => string },
): MiddlewareHandler<Observed> {
  // Every value of the line is named below: looking for secrets in it would cost six times what writing it does.
  const lines = log.child({}, { redact: [] });
  return async (c, next) => {
    const start = performance.now();
    const { requestId, serverRequestId } = nameRequest(c.req.header("x-request-id"));
    c.set("requestId", requestId);
    c.set("serverRequestId", serverRequestId);
    await next();
    const { headers } = c.res;
    headers.set("x-request-id", requestId);
    // `c.var` copies all of them each time.
    const ruling = c.get("ruling");
    for (const cookie of c.get("cookies") ?? []) headers.append("set-cookie", cookie);
    if (ruling !== undefined) for (const [name, value] of limitHeaders(ruling)) headers.set(name, value);
    for (const [name, value] of privateAnswer) if (!headers.has(name)) headers.set(name, value);
    const { status } = c.res;
    const milliseconds = performance.now() - start;
    metrics.answered({ method: methodLabel(c.req.method), route: routeOf(c), status }, milliseconds / 1000);
    lines.info({
      event: "request",
      requestId,
      serverRequestId,
      method: c.req.method,
      path: withoutSecret(c.req.path),
      status,
      ms: Math.round(milliseconds * 100) / 100,
      userId: c.get("userId"),
      refusal: c.get("refusal"),
    });
  };
}

/** Better Auth takes the token of a password reset in the path. */
function withoutSecret(path: string): string {
  return path.replace(/^(\/api\/auth\/reset-password\/).+/, "$1…");
}
