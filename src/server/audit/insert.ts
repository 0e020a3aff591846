import { getTableColumns, is, SQL, sql } from "drizzle-orm";
import { auditEvents, nilUserId } from "./table";

type Written = Omit<typeof auditEvents.$inferInsert, "id" | "at">;
/** An event to insert; `userId` may be looked up in the statement. */
type Row = { [Name in keyof Written]: Written[Name] | (Name extends "userId" ? SQL : never) };

const { id: _id, at: _at, ...columns } = getTableColumns(auditEvents);

/** The table of the audit log by its full name, because a temporary table of the same name would come first. */
export const auditTable = sql`public.${auditEvents}`;

/**
 * Returns the statement that adds `rows` to the audit log, in their order. It names only the columns that the application may write; Drizzle
 * would name all of them.
 */
export function insertEvents(rows: Row[]): SQL {
  const names = Object.values(columns).map(({ name }) => sql.identifier(name));
  const values = rows.map(({ userId = nilUserId, ...row }) => {
    const given = new Map<string, unknown>(Object.entries({ ...row, userId }));
    return sql`(${sql.join(
      Object.entries(columns).map(([field, column]) => {
        const value = given.get(field) ?? null;
        return value === null || is(value, SQL) ? sql`${value}` : sql`${sql.param(value, column)}`;
      }),
      comma,
    )})`;
  });
  return sql`insert into ${auditTable} (${sql.join(names, comma)}) values ${sql.join(values, comma)}`;
}

const comma = sql`, `;
