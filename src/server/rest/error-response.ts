import type { TRPCError } from "@trpc/server";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import {
  StepUpRequiredError,
  ConflictError,
  fieldErrors,
  OtherUserError,
  publicMessage,
  SecondFactorRequiredError,
} from "../errors";
import { problem } from "../http/response/problem";
import { toWireName } from "../operations/names";
import type { BoundOperation } from "../operations/bound-operation";

interface ErrorContext {
  operation: BoundOperation;
  requestId: string;
  /** Whether the request named a version in `If-Match`. */
  isConditional: boolean;
  /** Whether credentials were sent and rejected. */
  wasRefused: boolean;
}

/** Converts a procedure's error to problem details, with the headers that its status requires. */
export function toErrorResponse(
  error: TRPCError,
  { operation, requestId, isConditional, wasRefused }: ErrorContext,
): Response {
  const isStale = error instanceof ConflictError && error.current !== undefined;
  const status = isStale && isConditional ? 412 : getHTTPStatusCodeFromError(error);
  const code = status === 412 ? "precondition_failed" : codeOf(error);
  const fields = Object.entries(fieldErrors(error) ?? {});
  const errors = Object.fromEntries(fields.map(([path, messages]) => [toWirePath(path, operation), messages]));
  return problem(status, code, publicMessage(error), {
    requestId,
    ...(fields.length > 0 ? { errors } : {}),
    headers: headersFor(status, wasRefused),
    ...(isStale && error.current instanceof Object ? { current: operation.writeRow(error.current) } : {}),
  });
}

function codeOf(error: TRPCError): string {
  if (error instanceof SecondFactorRequiredError) return "second_factor_required";
  if (error instanceof OtherUserError) return "other_person";
  return error instanceof StepUpRequiredError ? "confirmation_required" : error.code.toLowerCase();
}

function toWirePath(path: string, { resource }: BoundOperation): string {
  const [name = "", ...rest] = path.split(".");
  return [toWireName(name, resource), ...rest].join(".");
}

/** Returns the headers of an error: the challenge of a 401 (RFC 6750 §3), and when to retry after a 503 (RFC 9110 §10.2.3). */
function headersFor(status: number, wasRefused: boolean): Record<string, string> {
  if (status === 401)
    return { "www-authenticate": `Bearer realm="keel"${wasRefused ? ', error="invalid_token"' : ""}` };
  return status === 503 ? { "retry-after": "1" } : {};
}
