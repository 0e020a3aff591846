import type { Context, MiddlewareHandler } from "hono";
import type { Log } from "../log/log";
import type { RequestVariables } from "../http/request/request-log";
import { canonicalOrigin } from "../http/address/public-origin";
import type { Origins } from "../http/address/origins";

/** More origins than this are made up by an attacker. */
const maxOrigins = 20;

/**
 * Explains a refused origin: the response gets the expected origin and the setting to change as `detail` (RFC 9457), and the log gets them once per
 * origin. Without this, a user at an unknown address would see only that signing in fails.
 */
export function explainOrigins(
  { expected, has }: Pick<Origins, "expected" | "has">,
  log: Pick<Log, "warn">,
): MiddlewareHandler<RequestVariables> {
  const explained = new Set<string>();
  const explainRefusal = async (c: Context<RequestVariables>, origin: string): Promise<void> => {
    if (c.res.status !== 401 && c.res.status !== 403) return;
    const detail = explain(origin, expected);
    c.res = await withDetail(c.res, detail);
    if (explained.has(origin) || explained.size >= maxOrigins) return;
    explained.add(origin);
    log.warn(
      { event: "origin_refused", requestId: c.var.requestId, origin: origin.slice(0, 200), expected },
      `A page of another origin was refused. ${detail} If it is a page of yours that calls the API, add it to ALLOWED_ORIGINS.`,
    );
  };
  return (c, next) => {
    const origin = c.req.header("origin");
    return origin === undefined || has(origin) ? next() : next().then(() => explainRefusal(c, origin));
  };
}

/** Explains the refusal, and repeats the origin only in the form in which it could be set. */
function explain(origin: string, expected: string): string {
  const settable = canonicalOrigin(origin);
  const isKnown = `Keel expects to be opened at ${expected}.`;
  return settable === undefined
    ? `${isKnown} If people open it at another address, set BETTER_AUTH_URL to that and restart Keel.`
    : `${isKnown} If people open it at ${settable}, set BETTER_AUTH_URL=${settable} and restart Keel.`;
}

/** Adds `detail` to a JSON error response that has a code. */
async function withDetail(response: Response, detail: string): Promise<Response> {
  if (!/json/.test(response.headers.get("content-type") ?? "")) return response;
  const text = await response.text();
  const headers = new Headers(response.headers);
  headers.delete("content-length");
  const body: unknown = text === "" ? undefined : JSON.parse(text);
  const isCoded = body instanceof Object && typeof Reflect.get(body, "code") === "string";
  return new Response(isCoded ? JSON.stringify(Object.assign(body, { detail })) : text, {
    status: response.status,
    headers,
  });
}
