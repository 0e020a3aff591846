/** Why the database could not be used; none of it is the caller's fault, and all of it passes. */
export type OutageReason =
  /** More requests wait for a connection than are likely to get one soon. */
  | "DATABASE_BUSY"
  /** No connection can be made, or the one in use was lost. */
  | "DATABASE_UNREACHABLE"
  /** No connection, or no answer, within the time that the request may wait. */
  | "DATABASE_TIMEOUT"
  /** Nobody waits for the answer any more. */
  | "CLIENT_GONE";

export class DatabaseUnavailable extends Error {
  override readonly name = "DatabaseUnavailable";

  constructor(
    readonly code: OutageReason,
    options?: ErrorOptions,
  ) {
    super(code, options);
  }
}

/** What a client may do with a 503, in seconds (RFC 9110 §10.2.3). */
export const retryAfter = "1";

/**
 * SQLSTATE classes (https://www.postgresql.org/docs/current/errcodes-appendix.html) that pass by themselves: connection, resources, operator
 * intervention, system error, deadlock and serialization; 25006 is a write to a server that can only be read at the moment.
 */
const passing = /^(?:(?:08|40|53|57|58)...|25006|DATABASE_\w+|CLIENT_GONE)$/;

const driverCodes = new Set([
  "CONNECT_TIMEOUT",
  "CONNECTION_CLOSED",
  "CONNECTION_ENDED",
  "CONNECTION_DESTROYED",
  "ECONNREFUSED",
  "ECONNRESET",
  "ENOTFOUND",
  "ETIMEDOUT",
  "EPIPE",
]);

/** Returns whether `error`, or what caused it, is an outage of the database. Goes by codes, which survive bundling twice; a class would not. */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  return passing.test(code) || driverCodes.has(code) || isOutage(error.cause);
}
