import { Hono, type Context } from "hono";
import type { RequestVariables } from "../http/request/request-log";
import { allowedMethods } from "../http/response/allowed-methods";
import { openEndpoints } from "../auth/better-auth/endpoint-policy";
import type { OpenEndpoint } from "../auth/better-auth/open-endpoint";
import type { Auth } from "../auth/instance";

/** Returns the methods of each open endpoint below `/api/auth` that Better Auth or a plugin declares. Path parameters look like `:token`. */
export function authEndpoints(auth: Pick<Auth, "api">): Map<string, string[]> {
  const declared = new Set(Object.values<{ path?: string | undefined }>(auth.api).map(({ path }) => path));
  return new Map(
    [...openEndpoints].flatMap(([path, { methods }]) => (declared.has(path) ? [[path, [...methods]] as const] : [])),
  );
}

/**
 * Creates the routes of Better Auth's open endpoints. Other methods and addresses get the same errors as everywhere else in the API.
 * @param handle receives the called endpoint, and a `HEAD` as the `GET` it stands for (RFC 9110 §9.3.2), because Better Auth does not know it
 */
export function createAuthRoutes(
  auth: Pick<Auth, "api">,
  handle: (c: Context<RequestVariables>, request: Request, endpoint: OpenEndpoint) => Promise<Response>,
): Hono<RequestVariables> {
  const routes = new Hono<RequestVariables>();
  const offered = authEndpoints(auth);
  const asGet = (c: Context<RequestVariables>) =>
    c.req.method === "HEAD" ? new Request(c.req.raw, { method: "GET" }) : c.req.raw;
  for (const [path, endpoint] of openEndpoints) {
    const methods = offered.get(path);
    if (methods !== undefined) routes.on(methods, path, (c) => handle(c, asGet(c), calledAs(endpoint, c.req.path)));
  }
  for (const [path, methods] of offered) routes.all(path, allowedMethods(...methods));
  return routes;
}

/** Returns the endpoint without what it proves when the path carries another parameter than the declared one. */
function calledAs(endpoint: OpenEndpoint, path: string): OpenEndpoint {
  const { opens: _opens, metric: _metric, ...unproven } = endpoint;
  return endpoint.parameter === undefined || path.endsWith(`/${endpoint.parameter}`) ? endpoint : unproven;
}
