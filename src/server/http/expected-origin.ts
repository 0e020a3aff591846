import type { MiddlewareHandler } from "hono";
import type { Log } from "../log";
import type { Observed } from "../observe";

/** Beyond this many, somebody makes them up. */
const maxOrigins = 20;

/**
 * Says in the log, once for each, from which origin a request was refused and which was expected: whoever opens the app at an address it does
 * not know sees no more than that signing in does not work.
 * @param expected the public origin
 * @param allowed origins whose pages may write, beside it
 */
export function explainOrigins(
  { expected, allowed }: { expected: string; allowed: readonly string[] },
  log: Pick<Log, "warn">,
): MiddlewareHandler<Observed> {
  const known = new Set([...allowed, expected]);
  const explained = new Set<string>();
  return async (c, next) => {
    await next();
    const origin = c.req.header("origin");
    const isRefused = c.res.status === 401 || c.res.status === 403;
    if (origin === undefined || !isRefused || known.has(origin) || explained.has(origin)) return;
    if (explained.size >= maxOrigins) return;
    explained.add(origin);
    log.warn(
      { event: "origin_refused", requestId: c.var.requestId, origin: origin.slice(0, 200), expected },
      `A page of another origin was refused: only ${expected} is expected. If people open the app at the other one, ` +
        "set BETTER_AUTH_URL to it; if it is a page of yours that calls the API, add it to ALLOWED_ORIGINS.",
    );
  };
}
