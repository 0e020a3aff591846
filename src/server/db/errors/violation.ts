import type postgres from "postgres";

/** The messages of constraint violations, by SQLSTATE (https://www.postgresql.org/docs/current/errcodes-appendix.html). */
const reasons = {
  "23502": "This field is required.",
  "23503": "This refers to something that does not exist.",
  "23505": "This is already taken.",
} as const;

/** The columns that violate a constraint, and the message; names of the schema, never a value. */
export interface Violation {
  columns: string[];
  reason: string;
}

/** The columns of a key, which PostgreSQL names before its values in every language: `Key (user_id, id)=(…) is not present in table "…"`. */
const keyColumns = /^[^(]*\(([a-z_][\w ,]{0,500})\)=\(/;
/** Matched after the values, so that no value can imitate it. */
const stillNeeded = /\) is still referenced from table "[^"]{1,63}"\.$/;
/** The first column of every key of a user's rows, which no caller supplies. */
const owner = "user_id";

/** Returns the columns that `error` is about; `undefined` when it does not name any, or is not a constraint violation. */
export function violationIn({ code, column_name: column, detail = "" }: postgres.PostgresError): Violation | undefined {
  if (code !== "23502" && code !== "23503" && code !== "23505") return undefined;
  const named = column === undefined ? keyColumns.exec(detail)?.[1]?.split(", ") : [column];
  if (named === undefined) return undefined;
  const given = named.filter((name) => name !== owner);
  const reason = stillNeeded.test(detail) ? "Something else still refers to this." : reasons[code];
  return { columns: given.length === 0 ? named : given, reason };
}
