import { type GetColumnData, sql, type SQL } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { staticSql } from "./static-sql";

type Columns = Record<string, PgColumn>;

/** A `Value` as JSON text. */
export type JsonText<Value> = string & { readonly written?: Value };

/** A row as it is read by these columns. */
export type RowIn<Of extends Columns> = { [Name in keyof Of]: GetColumnData<Of[Name]> };

/**
 * Selects a row of the subquery `from` as JSON text, written by PostgreSQL byte for byte like `JSON.stringify` of the row that `select(columns)`
 * reads. A page of rows takes a fifth of the time, because no value is parsed and written again.
 * @param from the subquery with the limit of the page; without one, PostgreSQL would write every row that it sorts
 */
export function rowText<Of extends Columns>(columns: Of, from: string): SQL<JsonText<RowIn<Of>>> {
  return sql`${rowOf(columns, from)}`;
}

const rowOf = staticSql((columns: Columns, from) => {
  const fields = Object.entries(columns).map(
    ([name, column]) => sql`${valueOf(column, from)} as ${sql.identifier(name)}`,
  );
  return sql`(select row_to_json(fields)::text from (select ${sql.join(fields, sql`, `)}) as fields)`;
});

/** Selects a column for JSON. The session's time zone is UTC. */
function valueOf(column: PgColumn, from: string): SQL {
  const value = sql`${sql.identifier(from)}.${sql.identifier(column.name)}`;
  const isInstant = column.getSQLType().startsWith("timestamp");
  return isInstant ? sql`to_char(${value}, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')` : value;
}

/** Parses the value that `text` was written from. */
export function readText<Value>(text: JsonText<Value>): Value {
  return JSON.parse(text);
}
