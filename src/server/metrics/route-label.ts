import type { Context } from "hono";
import { routePath } from "hono/route";

const methods = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

/** The method as a label: one that nobody here has is `other`. */
export const methodLabel = (method: string) => (methods.has(method) ? method : "other");

const trpc = "/api/trpc/";

/**
 * The route that answered a request, as a label: never the address itself, which a client can make up and which holds ids.
 * @param procedures names of all procedures; a call of a single one is a route of its own
 */
export function createRouteLabel(procedures: Iterable<string>): (c: Context) => string {
  const calls = new Map([...procedures].map((name) => [trpc + name, trpc + name]));
  return (c) => {
    const pattern = routePath(c);
    if (pattern === `${trpc}*`) return calls.get(c.req.path) ?? (c.req.path.includes(",") ? `${trpc}batch` : pattern);
    // Only middleware has patterns that end so: it answered itself, or nobody did.
    return pattern === "" || pattern.endsWith("*") ? "none" : pattern;
  };
}
