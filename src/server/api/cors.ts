import type { MiddlewareHandler } from "hono";

const exposed = "ETag, Link, Location, Retry-After, RateLimit, RateLimit-Policy, WWW-Authenticate, X-Request-Id";
const preflight = Object.entries({
  "access-control-allow-methods": "GET, HEAD, POST, PUT, PATCH, DELETE",
  "access-control-allow-headers": "Authorization, Content-Type, If-Match, If-None-Match, X-Request-Id",
  "access-control-max-age": "600",
});

/**
 * Allows the pages of `origins`, and no others, to read responses and send cookies (https://fetch.spec.whatwg.org/#http-cors-protocol). Without the
 * header, the browser withholds the response from a page.
 */
export function allowOrigins(origins: readonly string[]): MiddlewareHandler {
  const allowed = new Set(origins);
  return async (c, next) => {
    const origin = c.req.header("origin");
    const isPreflight = c.req.method === "OPTIONS" && c.req.header("access-control-request-method") !== undefined;
    if (isPreflight) c.res = new Response(null, { status: 204 });
    else await next();
    const { headers } = c.res;
    headers.append("vary", "Origin");
    if (origin === undefined || !allowed.has(origin)) return;
    headers.set("access-control-allow-origin", origin);
    headers.set("access-control-allow-credentials", "true");
    if (!isPreflight) headers.set("access-control-expose-headers", exposed);
    else for (const [name, value] of preflight) headers.set(name, value);
  };
}
