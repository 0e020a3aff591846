/** Why the database could not be used. It is never the caller's fault, and always temporary. */
export type OutageReason =
  /** Too many requests are waiting for a connection. */
  | "DATABASE_BUSY"
  /** No connection can be opened, or the one in use was lost. */
  | "DATABASE_UNREACHABLE"
  /** No connection, or no result, within the time that the request may wait. */
  | "DATABASE_TIMEOUT"
  /** The client has disconnected. */
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

/** The value of `Retry-After` for a 503, in seconds (RFC 9110 §10.2.3). */
export const retryAfter = "1";

/**
 * Temporary SQLSTATE classes (https://www.postgresql.org/docs/current/errcodes-appendix.html): connection, resources, operator intervention, system
 * error, deadlock and serialization; 25006 is a write to a server that is currently read-only.
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

/** Returns whether `error` or its cause is an outage of the database. It checks codes, which survive bundling the module twice; a class would not. */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  return passing.test(code) || driverCodes.has(code) || isOutage(error.cause);
}
