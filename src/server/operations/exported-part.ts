import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import type { Database } from "../db/client";
import type { Resource } from "./operation";

/** A page of somebody's rows, behind `after` where there is one. */
export interface ExportPage {
  ownerId: string;
  /** The id of the last row of the page before. */
  after: string | undefined;
  limit: number;
}

/** The rows of a table that belong to a person, as an export of their account holds them. */
export interface ExportedPart<Row extends { id: string } = { id: string }> {
  table: PgTable & Record<"userId", PgColumn>;
  /** Reads rows in the order in which the export lists them, and nothing that lets anybody in. */
  read: (db: Database, page: ExportPage) => Promise<Row[]>;
  /** Rows in a piece of the export. */
  pageSize: number;
  /** How REST writes a row. */
  resource: Resource;
}

/** By the names under which the export holds them. */
export type ExportedParts = Readonly<Record<string, ExportedPart>>;
