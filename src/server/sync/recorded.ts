import { sql, type SQL, type WithSubquery } from "drizzle-orm";
import type { PgInsertValue } from "drizzle-orm/pg-core";
import type { ChangeAudit } from "../audit/audit";
import { auditInsert, auditValues } from "../audit/change-event";
import type { Database } from "../db/client";
import { readText, type RowIn, rowText } from "../db/row-text";
import type { SyncedRows, SyncedTable } from "../operations/synced";
import { type Changes, insertion, update } from "./change";

/** What the audit log says beyond the id and the version of the row. */
interface Told {
  /** A `jsonb` of ids, codes and counts; no text that a person wrote. */
  details?: SQL | undefined;
  /** Set if the changed row decides it. */
  kind?: SQL | undefined;
  /** Other parts of the same statement: further rows that it changes or adds. */
  along?: WithSubquery[];
}

/** When a change was made, as an ISO instant; now, unless that was on a device before. */
export interface Dated {
  at?: string | null | undefined;
}

/** Returns when a change was made. */
export const momentOf = ({ at = null }: Dated) => sql`coalesce(${at}::timestamptz, now())`;

/** Inserts a row unless its id is taken, and adds the event to the audit log in the same statement. */
export async function recordedInsertion<Table extends SyncedTable, Columns extends SyncedRows["columns"]>(
  db: Database,
  rows: SyncedRows<Table, Columns>,
  { ownerId, row }: { ownerId: string; row: Omit<PgInsertValue<Table>, "userId" | "seq"> },
  audit: ChangeAudit,
): Promise<RowIn<Columns> | undefined> {
  return recorded(db, rows, insertion(db, rows, { ownerId, rows: [row] }), audit, {});
}

/** Changes the row that matches `where`, and adds the event to the audit log in the same statement. */
export async function recordedUpdate<Table extends SyncedTable, Columns extends SyncedRows["columns"]>(
  db: Database,
  rows: SyncedRows<Table, Columns>,
  change: { ownerId: string; set: Changes<Table>; where: SQL | undefined },
  audit: ChangeAudit,
  told: Told = {},
): Promise<RowIn<Columns> | undefined> {
  return recorded(db, rows, update(db, rows, change), audit, told);
}

async function recorded<Columns extends SyncedRows["columns"]>(
  db: Database,
  { columns, singular }: Pick<SyncedRows<SyncedTable, Columns>, "columns" | "singular">,
  { clock, changed }: ReturnType<typeof update>,
  audit: ChangeAudit,
  { details, kind, along = [] }: Told,
): Promise<RowIn<Columns> | undefined> {
  const row = sql`jsonb_build_object(${singular}::text, changed.id, 'version', changed.version)`;
  const said = details === undefined ? row : sql`${row} || ${details}`;
  const values = auditValues(audit.change);
  const trail = auditInsert(db, { changed, details: said, values, ...(kind && { kind }) });
  const [written] = await db
    .with(clock, changed, ...along, trail)
    .select({ text: rowText(columns, "changed") })
    .from(changed);
  return written && readText(written.text);
}
