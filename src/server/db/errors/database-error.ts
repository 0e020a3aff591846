import postgres from "postgres";
import { DatabaseUnavailable } from "../outage";
import { type Violation, violationIn } from "./violation";

/** Names of the schema that an error concerns, as PostgreSQL tells them. */
type Concerned = { table?: string; column?: string; constraint?: string };

/** What PostgreSQL says under these codes names roles, databases and objects, never a value: missing rights, and failed authentication. */
const nameOnlyMessage = /^(?:42501|28...|3D000)$/;
const code = /^[A-Z\d_]{2,50}$/;

/**
 * A statement that failed, by its code and by the names of what it concerns. Neither the statement nor a value is kept, because errors
 * are printed by whoever catches them: a failed look-up of a session would print its token.
 */
export class DatabaseError extends Error {
  override readonly name = "DatabaseError";
  /** An SQLSTATE (https://www.postgresql.org/docs/current/errcodes-appendix.html), or the code of the driver or of Node.js. */
  readonly code: string | undefined;
  /** Which columns broke a rule of their table; `undefined` when that is not what went wrong. */
  readonly violation: Violation | undefined;

  constructor(message: string, code: string | undefined, concerned: Concerned = {}, violation?: Violation) {
    super(message);
    this.code = code;
    this.violation = violation;
    Object.assign(this, concerned);
  }
}

/** Returns what may be known of a failure outside this folder. What is safe already is returned as it is. */
export function toDatabaseError(error: unknown): DatabaseError | DatabaseUnavailable {
  if (error instanceof DatabaseError || error instanceof DatabaseUnavailable) return error;
  if (error instanceof postgres.PostgresError) return fromServer(error);
  // Drizzle's own error is made of the statement; what the driver said stands behind it.
  if (error instanceof Error && error.cause instanceof Error) return toDatabaseError(error.cause);
  const known = codeOf(error);
  return new DatabaseError(`The statement could not be carried out: ${known ?? kindOf(error)}.`, known);
}

function fromServer(error: postgres.PostgresError): DatabaseError {
  const { table_name: table, column_name: column, constraint_name: constraint } = error;
  const concerned = {
    ...(table !== undefined && { table }),
    ...(column !== undefined && { column }),
    ...(constraint !== undefined && { constraint }),
  };
  const names = Object.values(concerned).join(", ");
  const reason = nameOnlyMessage.test(error.code) ? `: ${error.message}` : names === "" ? "" : ` (${names})`;
  return new DatabaseError(`PostgreSQL answered ${error.code}${reason}`, error.code, concerned, violationIn(error));
}

function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "string") return undefined;
  return code.test(error.code) ? error.code : undefined;
}

function kindOf(error: unknown): string {
  return error instanceof Error ? error.constructor.name : typeof error;
}
