import { and, eq, getTableName, sql } from "drizzle-orm";
import type { Database } from "../../db/client";
import { preparedStatements } from "../../db/pool/prepared-statement";
import { readText, rowText } from "../../db/row-text";
import type { SyncedRows } from "../../operations/synced";
import type { RowOf, SyncedTables } from "../feed-queries";

/** A row that a command changed, under the singular name of its table. */
export type ChangedRow<Tables extends SyncedTables> = {
  [Name in keyof Tables as Tables[Name]["singular"]]?: RowOf<Tables[Name]["columns"]>;
};

/** A command, with the id of the row that it changed, if any. */
export interface Changed {
  procedure: string;
  id: string | undefined;
}

/**
 * Returns a function that reads the rows that commands changed, as they are now. The last command about a row gets the row. Earlier ones get
 * `undefined`, and so does a command whose row no longer exists.
 */
export function createReadChanged<Tables extends SyncedTables>(
  tables: Tables,
): (db: Database, given: { ownerId: string; changed: Changed[] }) => Promise<(ChangedRow<Tables> | undefined)[]>;
export function createReadChanged(tables: SyncedTables) {
  const readings = Object.entries(tables).map(([name, synced]) => [name, synced.singular, readingOf(synced)] as const);
  return async (db: Database, { ownerId, changed }: { ownerId: string; changed: Changed[] }) => {
    const rows = new Map<number, object>();
    for (const [name, singular, read] of readings) {
      const last = new Map(
        changed.flatMap(({ procedure, id }, at) =>
          id !== undefined && procedure.startsWith(`${name}.`) ? [[id, at] as const] : [],
        ),
      );
      if (last.size === 0) continue;
      const found = await read(db, {}).execute({ ownerId, ids: [...last.keys()] });
      for (const { id, text } of found) rows.set(last.get(String(id)) ?? -1, { [singular]: readText(text) });
    }
    return changed.map((_, at) => rows.get(at));
  };
}

function readingOf({ table, columns }: SyncedRows) {
  return preparedStatements("changed_rows", (db) =>
    db
      .select({ id: table.id, text: rowText(columns, getTableName(table)) })
      .from(table)
      .where(
        and(eq(table.userId, sql.placeholder("ownerId")), sql`${table.id} = any(${sql.placeholder("ids")}::uuid[])`),
      ),
  );
}
