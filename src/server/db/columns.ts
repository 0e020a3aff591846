import { sql } from "drizzle-orm";
import { customType, type PgColumn } from "drizzle-orm/pg-core";

/**
 * A `timestamptz(3)` that the application reads as an ISO 8601 string in UTC (`2026-11-20T05:18:39.769Z`). The session's time zone is UTC, so only
 * the separators of PostgreSQL's text form change; no `Date` is created.
 */
export const instant = customType<{ data: string; driverData: string }>({
  dataType: () => "timestamp(3) with time zone",
  fromDriver: toIsoInstant,
});

/** Converts PostgreSQL's text form to ISO 8601: `2026-11-20 05:18:39.7+00` → `2026-11-20T05:18:39.700Z`. */
export function toIsoInstant(text: string): string {
  const fraction = text.charAt(19) === "." ? text.slice(20, text.length - 3) : "";
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${fraction.padEnd(3, "0")}Z`;
}

/** Selects a timestamp of Better Auth's tables, which use `Date`, as an ISO 8601 string. */
export const inIso = (column: PgColumn) => sql<string>`${column}`.mapWith(toIsoInstant);
