import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import type { Database } from "../db/client";
import type { Resource } from "./operation";

/** A page of a user's rows, after the row `after`, if given. */
export interface ExportPage {
  ownerId: string;
  /** The id of the last row of the previous page. */
  after: string | undefined;
  limit: number;
}

/** The rows of a table that belong to a user, as the export of an account contains them. */
export interface ExportedPart<Row extends { id: string } = { id: string }> {
  table: PgTable & Record<"userId", PgColumn>;
  /** Reads rows in the order of the export, without credentials. */
  read: (db: Database, page: ExportPage) => Promise<Row[]>;
  /** The number of rows in a part of the export. */
  pageSize: number;
  /** The resource that describes a row. */
  resource: Resource;
}

/** The exported tables, by their names in the export. */
export type ExportedParts = Readonly<Record<string, ExportedPart>>;
