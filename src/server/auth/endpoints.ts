import { Hono, type Context } from "hono";
import type { Observed } from "../observe";
import { otherMethods } from "../other-methods";
import type { Auth } from "./instance";

interface Endpoint {
  path?: string | undefined;
  options: { method?: string | readonly string[]; metadata?: object };
}

/** The methods of each address below `/api/auth`, as Better Auth and its plugins declare them. Parameters of a path look like `:token`. */
export function authEndpoints(auth: Pick<Auth, "api" | "options">): Map<string, string[]> {
  const { disabledPaths } = auth.options;
  const endpoints = new Map<string, string[]>();
  for (const { path, options } of Object.values<Endpoint>(auth.api)) {
    const isServerOnly = Object.hasOwn(options.metadata ?? {}, "SERVER_ONLY");
    if (path === undefined || isServerOnly || disabledPaths.includes(path)) continue;
    const methods = [options.method ?? []].flat().filter((method) => !isRefusedAnyway(path, method));
    endpoints.set(path, [...new Set([...(endpoints.get(path) ?? []), ...methods])]);
  }
  return endpoints;
}

/** Declared, but answered only with `session.deferSessionRefresh`. */
const isRefusedAnyway = (path: string, method: string) => path === "/get-session" && method === "POST";

/**
 * Routes to `handle` what Better Auth has, so that other methods and other addresses are answered as everywhere else.
 * @param handle gets a `HEAD` as the `GET` it stands for (RFC 9110 §9.3.2), which Better Auth does not know
 */
export function createAuthRoutes(
  auth: Pick<Auth, "api" | "options">,
  handle: (c: Context<Observed>, request: Request) => Promise<Response>,
): Hono<Observed> {
  const routes = new Hono<Observed>();
  const endpoints = [...authEndpoints(auth)];
  const asGet = (c: Context<Observed>) =>
    c.req.method === "HEAD" ? new Request(c.req.raw, { method: "GET" }) : c.req.raw;
  for (const [path, methods] of endpoints) routes.on(methods, path, (c) => handle(c, asGet(c)));
  for (const [path, methods] of endpoints) routes.all(path, otherMethods(...methods));
  return routes;
}
