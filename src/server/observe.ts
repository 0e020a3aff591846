import type { Context, MiddlewareHandler } from "hono";
import { uuidv7 } from "uuidv7";
import { limitHeaders } from "./limits/call-limit";
import type { Ruling } from "./limits/limiter";
import type { Log } from "./log";
import type { Metrics } from "./metrics/metrics";
import { methodLabel } from "./metrics/route-label";

/** What a request gathers on its way, for its log line. */
export interface Observed {
  Variables: { requestId: string; userId?: string; refusal?: string; cookies?: string[]; ruling?: Ruling };
}

const wellFormedId = /^[\w.-]{8,64}$/;
const privateAnswer = Object.entries({
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "no-referrer",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "cross-origin-resource-policy": "same-origin",
});

/**
 * Gives every request a correlation id (the caller's `X-Request-Id` where it is well-formed), answers with it and with the headers of a
 * private API, counts it and writes one log line: no query string, no header and no body, for these hold what people write.
 */
export function observe(
  log: Log,
  { metrics, routeOf }: { metrics: Pick<Metrics, "answered">; routeOf: (c: Context) => string },
): MiddlewareHandler<Observed> {
  return async (c, next) => {
    const start = performance.now();
    const given = c.req.header("x-request-id");
    const requestId = given !== undefined && wellFormedId.test(given) ? given : uuidv7();
    c.set("requestId", requestId);
    await next();
    const { headers } = c.res;
    headers.set("x-request-id", requestId);
    for (const cookie of c.var.cookies ?? []) headers.append("set-cookie", cookie);
    if (c.var.ruling !== undefined) for (const [name, value] of limitHeaders(c.var.ruling)) headers.set(name, value);
    for (const [name, value] of privateAnswer) if (!headers.has(name)) headers.set(name, value);
    const { status } = c.res;
    const milliseconds = performance.now() - start;
    metrics.answered({ method: methodLabel(c.req.method), route: routeOf(c), status }, milliseconds / 1000);
    log.info({
      event: "request",
      requestId,
      method: c.req.method,
      path: withoutSecret(c.req.path),
      status,
      ms: Math.round(milliseconds * 100) / 100,
      userId: c.var.userId,
      refusal: c.var.refusal,
    });
  };
}

/** Better Auth takes the token of a password reset in the path. */
function withoutSecret(path: string): string {
  return path.replace(/^(\/api\/auth\/reset-password\/).+/, "$1…");
}
