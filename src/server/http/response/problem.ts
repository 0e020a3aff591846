import { retryAfter } from "../../db/outage";
import { type PageUserFault, pageUserRefusals } from "../pages/page-user";

export interface ProblemDetails {
  requestId?: string;
  /** The error messages, by field. */
  errors?: Record<string, string[]>;
  /** With a conflict: the current state of the resource. */
  current?: Record<string, unknown>;
  headers?: Record<string, string>;
}

/** Returns an error response as `application/problem+json` (RFC 9457), with a stable `code` for programs. */
export function problem(status: number, code: string, title: string, details: ProblemDetails = {}): Response {
  const { requestId, errors, current, headers } = details;
  const body = { type: "about:blank", title, status, code, request_id: requestId, errors, current };
  return Response.json(body, { status, headers: { ...headers, "content-type": "application/problem+json" } });
}

/** Returns the error response to a page that was rendered for another user than the one of its cookies. */
export function refusePageUser(fault: PageUserFault, requestId: string): Response {
  const { status, code, title } = pageUserRefusals[fault];
  return problem(status, code, title, { requestId });
}

/** Returns a 503 for a database outage, with the time to retry (RFC 9110 §10.2.3). */
export function unavailable(requestId: string): Response {
  return problem(503, "service_unavailable", "The database is not responding. Try again in a moment.", {
    requestId,
    headers: { "retry-after": retryAfter },
  });
}
