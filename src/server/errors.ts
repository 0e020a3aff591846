import { TRPCError } from "@trpc/server";
import { z } from "zod";
import type { StepUpMethod } from "./auth/second-factor/step-up-status";
import { DatabaseError } from "./db/errors/database-error";
import { isOutage } from "./db/outage";
import { findPageUserFault, pageUserRefusals } from "./http/pages/page-user";

/** A conflict. It carries the current state of the resource, which the caller needs to resolve it. */
export class ConflictError extends TRPCError {
  constructor(
    message: string,
    readonly current?: unknown,
  ) {
    super({ code: "CONFLICT", message });
  }
}

/** A demand for step-up authentication. It carries the methods by which the caller can confirm who they are; then the same call succeeds. */
export class StepUpRequiredError extends TRPCError {
  constructor(readonly methods: StepUpMethod[]) {
    super({ code: "FORBIDDEN", message: "Confirm first that it is you." });
  }
}

/** Refuses an administrator who has yet to set up a second factor. */
export class SecondFactorRequiredError extends TRPCError {
  constructor() {
    super({ code: "FORBIDDEN", message: secondFactorRequired });
  }
}

/** Refuses a call from a page that was rendered for another user than the one whose cookies came with it. */
export class OtherUserError extends TRPCError {
  constructor() {
    super({ code: "CONFLICT", message: pageUserRefusals.other_person.title });
  }
}

/**
 * Throws unless the calling page was rendered for the user whose cookies authenticate the call. A Bearer token is not bound to a page.
 * @throws {TRPCError} for a page of another user, or a malformed header
 */
export function requirePageUser(headers: Headers, userId: string | undefined): void {
  const fault = findPageUserFault(headers, userId);
  if (fault === "malformed") throw new TRPCError({ code: "BAD_REQUEST", message: pageUserRefusals.malformed.title });
  if (fault !== undefined && !headers.has("authorization")) throw new OtherUserError();
}

export const secondFactorRequired =
  "Administrators need two-step sign-in or a passkey here. Set one up in your settings.";

/** Returns a refusal of one field of the input, for a reason that its schema cannot know, such as a row that it refers to. */
export function fieldError(field: string, message: string): TRPCError {
  const cause = new z.ZodRealError([{ code: "custom", path: [field], message, input: undefined }]);
  return new TRPCError({ code: "BAD_REQUEST", message: "The input is not valid.", cause });
}

/** The codes whose messages are written for the caller. Any other error is internal, and is masked. */
const publicCodes = new Set<TRPCError["code"]>([
  "BAD_REQUEST",
  "UNAUTHORIZED",
  "FORBIDDEN",
  "NOT_FOUND",
  "METHOD_NOT_SUPPORTED",
  "CONFLICT",
  "PRECONDITION_FAILED",
  "PAYLOAD_TOO_LARGE",
  "UNSUPPORTED_MEDIA_TYPE",
  "TOO_MANY_REQUESTS",
  "SERVICE_UNAVAILABLE",
]);

/** Returns the message of `error` for the caller. A JSON parser's own message names internals, so it is replaced. */
export function publicMessage(error: TRPCError): string {
  if (inputIssues(error) !== undefined) return "The input is not valid.";
  if (isBadJson(error)) return "The input is not valid JSON.";
  return publicCodes.has(error.code) ? error.message : "Something went wrong on our side. It has been recorded.";
}

function isBadJson({ code, cause }: TRPCError): boolean {
  return code === "PARSE_ERROR" || (code === "BAD_REQUEST" && cause instanceof SyntaxError);
}

/** The most fields an error names: a list with a thousand invalid items is explained by a few of them. */
export const maxFieldErrors = 20;

/**
 * Returns each invalid field, as a path such as `tags.0`, with its messages; `maxFieldErrors` of them at most.
 * @param namesUnknown whether unknown fields are named as the caller named them; otherwise the object that has them is, `""` for the input itself
 */
export function fieldErrors(error: TRPCError, { namesUnknown = true } = {}): Record<string, string[]> | undefined {
  const issues = inputIssues(error);
  if (issues === undefined) return violationErrors(error);
  // A map, because a caller may name a field `constructor`.
  const fields = new Map<string, string[]>();
  for (const issue of issues.slice(0, maxFieldErrors)) {
    const isUnknown = issue.code === "unrecognized_keys";
    const keys = isUnknown && namesUnknown ? issue.keys.slice(0, maxFieldErrors) : [undefined];
    for (const key of keys) {
      const path = [...issue.path, ...(key === undefined ? [] : [key])].join(".");
      const message = isUnknown ? "Unknown field." : issue.message;
      fields.set(path, [...(fields.get(path) ?? []), message]);
    }
  }
  return Object.fromEntries([...fields].slice(0, maxFieldErrors));
}

/** Returns the messages of a constraint violation, by the fields that the columns belong to. */
function violationErrors({ code, cause }: TRPCError): Record<string, string[]> | undefined {
  if (code !== "BAD_REQUEST" || !(cause instanceof DatabaseError) || cause.violation === undefined) return undefined;
  const { columns, reason } = cause.violation;
  const nameOf = (column: string) =>
    column.replaceAll(/_([a-z0-9])/g, (_match, letter: string) => letter.toUpperCase());
  return Object.fromEntries(columns.map((column) => [nameOf(column), [reason]]));
}

/** Returns the validation issues of the input. An internal value that fails a schema is not the caller's fault. */
function inputIssues({ code, cause }: TRPCError) {
  return code === "BAD_REQUEST" && cause instanceof z.ZodError ? cause.issues : undefined;
}

/**
 * Translates a database failure into an error for the caller, by its SQLSTATE class (https://www.postgresql.org/docs/current/errcodes-appendix.html).
 * The classes 22, 23 and 54 are caused by the input; an outage is temporary. Any other error is returned unchanged.
 */
export function translateDatabaseError(error: TRPCError): TRPCError {
  if (error.code !== "INTERNAL_SERVER_ERROR") return error;
  if (isOutage(error)) {
    return new TRPCError({
      code: "SERVICE_UNAVAILABLE",
      message: "The database is not responding. Try again in a moment.",
      cause: error.cause,
    });
  }
  if (isInputError(error)) {
    return new TRPCError({ code: "BAD_REQUEST", message: "A value cannot be stored.", cause: error.cause });
  }
  return error;
}

/** Throws `cause` as a tRPC error, translated by {@link translateDatabaseError}. */
export function rethrowTranslated(cause: unknown): never {
  throw cause instanceof TRPCError
    ? cause
    : translateDatabaseError(new TRPCError({ code: "INTERNAL_SERVER_ERROR", cause }));
}

/** Returns whether the database rejected a value, which is not a failure of the server. */
export function isInputError(error: unknown): boolean {
  return /^(22|23|54)...$/.test(databaseCodeOf(error) ?? "");
}

function databaseCodeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if (!(error instanceof TRPCError) && "code" in error && typeof error.code === "string") return error.code;
  return databaseCodeOf(error.cause);
}
