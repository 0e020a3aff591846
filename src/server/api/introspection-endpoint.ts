import { TRPCError } from "@trpc/server";
import type { Context } from "../context";
import { OtherUserError, secondFactorRequired } from "../errors";
import { parseForm } from "../http/request/form-text";
import { problem, refusePageUser } from "../http/response/problem";
import { mayIntrospect, type Inspection } from "../auth/tokens/introspection";

/**
 * Handles `POST /api/introspect` (RFC 7662): tells whether a token is active, revocation included.
 * @param context of the caller, who has to be a service or an administrator
 */
export async function introspect(
  request: Request,
  { context, inspect }: { context: Context; inspect: (token: string) => Promise<Inspection> },
): Promise<Response> {
  const { principal, requestId } = context;
  if (principal === undefined) {
    const headers = { "www-authenticate": 'Bearer realm="keel"' };
    return problem(401, "unauthorized", "Send the token of a service or of an administrator.", { requestId, headers });
  }
  if (principal.lacksSecondFactor === true) {
    return problem(403, "second_factor_required", secondFactorRequired, { requestId });
  }
  if (!mayIntrospect(principal)) {
    return problem(403, "forbidden", "Only services and administrators may introspect tokens.", { requestId });
  }
  const token = await readToken(request);
  if (token === undefined) {
    const errors = { token: ["Send the token as a form field (application/x-www-form-urlencoded)."] };
    return problem(400, "bad_request", "The input is not valid.", { requestId, errors });
  }
  const { answer } = await inspect(token);
  return Response.json(answer);
}

/** Reads the token from the form (RFC 7662 §2.1), in which other parameters are allowed. */
async function readToken(request: Request): Promise<string | undefined> {
  if (!(request.headers.get("content-type") ?? "").startsWith("application/x-www-form-urlencoded")) return undefined;
  const fields = parseForm(await request.arrayBuffer());
  return typeof fields === "string" || fields["token"] === "" ? undefined : fields["token"];
}

/** Returns the error response when no context could be created: rate limited, without a database, or from a page of another user. */
export function refuseContext(error: unknown, requestId: string): Response {
  if (error instanceof OtherUserError) return refusePageUser("other_person", requestId);
  const code = error instanceof TRPCError ? error.code : "INTERNAL_SERVER_ERROR";
  if (code === "TOO_MANY_REQUESTS") return problem(429, "too_many_requests", "Too many requests.", { requestId });
  if (code === "BAD_REQUEST") return refusePageUser("malformed", requestId);
  if (code !== "SERVICE_UNAVAILABLE") throw error;
  return problem(503, "service_unavailable", "Try again in a moment.", { requestId, headers: { "retry-after": "1" } });
}
