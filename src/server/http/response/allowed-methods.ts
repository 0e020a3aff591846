import type { Context } from "hono";
import type { RequestVariables } from "../request/request-log";
import { problem } from "./problem";

/** Handles the remaining methods of an address: answers `OPTIONS`, and refuses every method that it does not have (RFC 9110 §15.5.6). */
export function allowedMethods(...methods: string[]): (c: Context<RequestVariables>) => Response {
  const known = new Set(methods.flatMap((method) => (method === "GET" ? ["GET", "HEAD"] : [method])));
  const allow = [...known.add("OPTIONS")].join(", ");
  return (c) => {
    if (c.req.method === "OPTIONS") return new Response(null, { status: 204, headers: { allow } });
    const { requestId } = c.var;
    return problem(405, "method_not_allowed", `Use one of ${allow}.`, { requestId, headers: { allow } });
  };
}
