import type postgres from "postgres";

/** What is wrong with a value that PostgreSQL refused to store, by SQLSTATE (https://www.postgresql.org/docs/current/errcodes-appendix.html). */
const reasons = {
  "23502": "This field is required.",
  "23503": "This refers to something that does not exist.",
  "23505": "This is taken already.",
} as const;

/** The columns of a row that broke a rule of their table, and why; names of the schema, never a value. */
export interface Violation {
  columns: string[];
  reason: string;
}

/** PostgreSQL names the columns of a key before its values, in every language: `Key (user_id, id)=(…) is not present in table "…"`. */
const keyColumns = /^[^(]*\(([a-z_][\w ,]{0,500})\)=\(/;
/** After the values, so that none of them can say it. */
const stillNeeded = /\) is still referenced from table "[^"]{1,63}"\.$/;
/** Every key of a person's rows begins with it, and no caller gives it. */
const owner = "user_id";

/** Returns which columns `error` is about; `undefined` when it does not say, or is no violation of a rule about columns. */
export function violationIn({ code, column_name: column, detail = "" }: postgres.PostgresError): Violation | undefined {
  if (code !== "23502" && code !== "23503" && code !== "23505") return undefined;
  const named = column === undefined ? keyColumns.exec(detail)?.[1]?.split(", ") : [column];
  if (named === undefined) return undefined;
  const given = named.filter((name) => name !== owner);
  const reason = stillNeeded.test(detail) ? "Something else still refers to this." : reasons[code];
  return { columns: given.length === 0 ? named : given, reason };
}
