import type { Context } from "hono";
import { routePath } from "hono/route";

const methods = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

/** Returns the label of a method; `other` for one that no route has. */
export const methodLabel = (method: string) => (methods.has(method) ? method : "other");

const trpc = "/api/trpc/";

/**
 * Returns what labels a request to tRPC, by its path.
 * @param procedures names of all procedures; a call of a single one is a route of its own
 */
export function createCallLabel(procedures: Iterable<string>): (path: string) => string {
  const calls = new Map([...procedures].map((name) => [trpc + name, trpc + name]));
  return (path) => calls.get(path) ?? (path.includes(",") ? `${trpc}batch` : `${trpc}*`);
}

/** Returns the label of the called route: its pattern and never the address, which contains ids and which a client can make up. */
export function createRouteLabel(callLabel: (path: string) => string): (c: Context) => string {
  return (c) => {
    const pattern = routePath(c);
    if (pattern === `${trpc}*`) return callLabel(c.req.path);
    // Only middleware has such patterns: it answered itself, or no route did.
    return pattern === "" || pattern.endsWith("*") ? "none" : pattern;
  };
}
