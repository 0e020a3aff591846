import { retryAfter } from "../../db/outage";
import { type PageUserFault, pageUserRefusals } from "../pages/page-user";

export interface ProblemDetails {
  requestId?: string;
  /** Per field, what is wrong with it. */
  errors?: Record<string, string[]>;
  /** With a conflict: the resource as it is now. */
  current?: Record<string, unknown>;
  headers?: Record<string, string>;
}

/** An error as `application/problem+json` (RFC 9457), with a stable `code` for programs. */
export function problem(status: number, code: string, title: string, details: ProblemDetails = {}): Response {
  const { requestId, errors, current, headers } = details;
  const body = { type: "about:blank", title, status, code, request_id: requestId, errors, current };
  return Response.json(body, { status, headers: { ...headers, "content-type": "application/problem+json" } });
}

/** Refuses what a page sends that was not made for whose cookies come with it. */
export function refusePageUser(fault: PageUserFault, requestId: string): Response {
  const { status, code, title } = pageUserRefusals[fault];
  return problem(status, code, title, { requestId });
}

/** 503 with the moment to come back (RFC 9110 §10.2.3): the database does not answer. */
export function unavailable(requestId: string): Response {
  return problem(503, "service_unavailable", "The database does not answer. Try again in a moment.", {
    requestId,
    headers: { "retry-after": retryAfter },
  });
}
