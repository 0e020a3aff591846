import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import type { Resource } from "./operation";

/** A table whose rows a person's browsers keep copies of: `version` tells the newer of two states of a row, `seq` when it was changed last. */
export type SyncedTable = PgTable & Record<"userId" | "id" | "seq" | "version" | "updatedAt", PgColumn>;

/** What the statements that change a synced table know of it. */
export interface SyncedRows<Table extends SyncedTable = SyncedTable, Columns = Record<string, PgColumn>> {
  table: Table;
  /** What one row is called where a person's command changed it. */
  singular: string;
  /** What a change answers, and the feed tells, of a row. */
  columns: Columns;
}

/** What a feature declares of a synced table. */
export interface Synced extends SyncedRows {
  /** The resource that describes a row, which may be in the trash. */
  resource: Resource;
}
