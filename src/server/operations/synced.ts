import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import type { Resource } from "./operation";

/** A table whose rows a user's browsers copy. `version` identifies the newer of two states of a row, `seq` the user's last change of it. */
export type SyncedTable = PgTable & Record<"userId" | "id" | "seq" | "version" | "updatedAt", PgColumn>;

/** A synced table as the statements that change it need it. */
export interface SyncedRows<Table extends SyncedTable = SyncedTable, Columns = Record<string, PgColumn>> {
  table: Table;
  /** The name of one row in the outcome of a command. */
  singular: string;
  /** The columns that a change and the feed return. */
  columns: Columns;
}

/** A synced table as a feature declares it. */
export interface Synced extends SyncedRows {
  /** The resource that describes a row, which may be in the trash. */
  resource: Resource;
}
