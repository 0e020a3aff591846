import { TRPCError } from "@trpc/server";
import { z } from "zod";
import type { StepUpMethod } from "./auth/second-factor/step-up-status";
import { DatabaseError } from "./db/errors/database-error";
import { isOutage } from "./db/outage";
import { findPageUserFault, pageUserRefusals } from "./http/pages/page-user";

/** Carries what the caller needs to resolve a conflict: the resource as it is now. */
export class ConflictError extends TRPCError {
  constructor(
    message: string,
    readonly current?: unknown,
  ) {
    super({ code: "CONFLICT", message });
  }
}

/** Carries how the caller can prove again who they are; then the same call succeeds. */
export class StepUpRequiredError extends TRPCError {
  constructor(readonly methods: StepUpMethod[]) {
    super({ code: "FORBIDDEN", message: "Confirm first that it is you." });
  }
}

/** Refuses an administrator who has to set a second factor up first. */
export class SecondFactorRequiredError extends TRPCError {
  constructor() {
    super({ code: "FORBIDDEN", message: secondFactorRequired });
  }
}

/** Refuses a call of a page that was made for somebody else than whose cookies came with it. */
export class OtherUserError extends TRPCError {
  constructor() {
    super({ code: "CONFLICT", message: pageUserRefusals.other_person.title });
  }
}

/**
 * Throws unless the page that calls was made for the person whose cookies decide who calls. A Bearer token decides by itself.
 * @throws {TRPCError} when it was not, or when the page's header is malformed
 */
export function requirePageUser(headers: Headers, userId: string | undefined): void {
  const fault = findPageUserFault(headers, userId);
  if (fault === "malformed") throw new TRPCError({ code: "BAD_REQUEST", message: pageUserRefusals.malformed.title });
  if (fault !== undefined && !headers.has("authorization")) throw new OtherUserError();
}

export const secondFactorRequired =
  "Administrators need two-step sign-in or a passkey here. Set one up in your settings.";

/** Codes whose message was written for the caller. Any other error is one of ours, and is masked. */
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

/** What a caller may read of `error`. The parser's own words name internals, so bad JSON gets ours. */
export function publicMessage(error: TRPCError): string {
  if (inputIssues(error) !== undefined) return "The input is not valid.";
  if (isBadJson(error)) return "The input is not valid JSON.";
  return publicCodes.has(error.code) ? error.message : "Something went wrong on our side. It has been recorded.";
}

function isBadJson({ code, cause }: TRPCError): boolean {
  return code === "PARSE_ERROR" || (code === "BAD_REQUEST" && cause instanceof SyntaxError);
}

/** How many fields an error names at most: a list that is wrong in each of a thousand items says nothing more than one that is wrong in a few. */
export const maxFieldErrors = 20;

/** Each field that is wrong, as a path such as `tags.0`, with what is wrong with it; no more than `maxFieldErrors` of them. */
export function fieldErrors(error: TRPCError): Record<string, string[]> | undefined {
  const issues = inputIssues(error);
  if (issues === undefined) return violationErrors(error);
  // A map, for a caller may name a field `constructor`.
  const fields = new Map<string, string[]>();
  for (const issue of issues.slice(0, maxFieldErrors)) {
    const unknown = issue.code === "unrecognized_keys" ? issue.keys : [undefined];
    for (const key of unknown.slice(0, maxFieldErrors)) {
      const path = [...issue.path, ...(key === undefined ? [] : [key])].join(".");
      const message = key === undefined ? issue.message : "This field is not known here.";
      fields.set(path, [...(fields.get(path) ?? []), message]);
    }
  }
  return Object.fromEntries([...fields].slice(0, maxFieldErrors));
}

/** What the database found wrong with the values that it was to store, by the fields that their columns are called. */
function violationErrors({ code, cause }: TRPCError): Record<string, string[]> | undefined {
  if (code !== "BAD_REQUEST" || !(cause instanceof DatabaseError) || cause.violation === undefined) return undefined;
  const { columns, reason } = cause.violation;
  const nameOf = (column: string) =>
    column.replaceAll(/_([a-z0-9])/g, (_match, letter: string) => letter.toUpperCase());
  return Object.fromEntries(columns.map((column) => [nameOf(column), [reason]]));
}

/** What validation found in the input. A value of our own that failed a schema is no fault of the caller. */
function inputIssues({ code, cause }: TRPCError) {
  return code === "BAD_REQUEST" && cause instanceof z.ZodError ? cause.issues : undefined;
}

/**
 * Turns a failure of the database into what it means for the caller, by SQLSTATE class
 * (https://www.postgresql.org/docs/current/errcodes-appendix.html): 22, 23 and 54 are the input's fault; an outage passes by itself.
 * Anything else is returned as it came.
 */
export function translateDatabaseError(error: TRPCError): TRPCError {
  if (error.code !== "INTERNAL_SERVER_ERROR") return error;
  if (isOutage(error)) {
    return new TRPCError({
      code: "SERVICE_UNAVAILABLE",
      message: "The database does not answer. Try again in a moment.",
      cause: error.cause,
    });
  }
  if (isInputError(error)) {
    return new TRPCError({ code: "BAD_REQUEST", message: "A value cannot be stored.", cause: error.cause });
  }
  return error;
}

/** Throws `cause` as an error of tRPC that {@link translateDatabaseError} has seen. */
export function rethrowTranslated(cause: unknown): never {
  throw cause instanceof TRPCError
    ? cause
    : translateDatabaseError(new TRPCError({ code: "INTERNAL_SERVER_ERROR", cause }));
}

/** Returns whether the database refused a value, which is no failure of ours. */
export function isInputError(error: unknown): boolean {
  return /^(22|23|54)...$/.test(databaseCodeOf(error) ?? "");
}

function databaseCodeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if (!(error instanceof TRPCError) && "code" in error && typeof error.code === "string") return error.code;
  return databaseCodeOf(error.cause);
}
