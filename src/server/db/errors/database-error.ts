import postgres from "postgres";
import { DatabaseUnavailable } from "../outage";
import { type Violation, violationIn } from "./violation";

/** The schema objects that an error concerns, as PostgreSQL names them. */
type SchemaObjects = { table?: string; column?: string; constraint?: string };

/** The codes whose messages name only roles, databases and objects, never a value: missing rights and failed authentication. */
const nameOnlyMessage = /^(?:42501|28...|3D000)$/;
const code = /^[A-Z\d_]{2,50}$/;

/**
 * A failed statement, with its code and the objects it concerns. The statement and its values are left out, because errors get printed: a failed
 * session lookup would print its token.
 */
export class DatabaseError extends Error {
  override readonly name = "DatabaseError";
  /** An SQLSTATE (https://www.postgresql.org/docs/current/errcodes-appendix.html), or a code of the driver or of Node.js. */
  readonly code: string | undefined;
  /** The columns that violate a constraint; `undefined` for other errors. */
  readonly violation: Violation | undefined;

  constructor(message: string, code: string | undefined, schemaObjects: SchemaObjects = {}, violation?: Violation) {
    super(message);
    this.code = code;
    this.violation = violation;
    Object.assign(this, schemaObjects);
  }
}

/** Converts a failure to what may be known of it outside this folder. An error that is already safe is returned unchanged. */
export function toDatabaseError(error: unknown): DatabaseError | DatabaseUnavailable {
  if (error instanceof DatabaseError || error instanceof DatabaseUnavailable) return error;
  if (error instanceof postgres.PostgresError) return fromServer(error);
  // Drizzle's own error contains the statement; its cause is the driver's error.
  if (error instanceof Error && error.cause instanceof Error) return toDatabaseError(error.cause);
  const known = codeOf(error);
  return new DatabaseError(`The statement failed: ${known ?? kindOf(error)}.`, known);
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
