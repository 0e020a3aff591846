import { sql } from "drizzle-orm";
import { customType, type PgColumn } from "drizzle-orm/pg-core";

/**
 * `timestamptz(3)` that is an ISO 8601 string in UTC (`2026-11-20T05:18:39.769Z`) above the driver.
 * The session's time zone is UTC, so PostgreSQL's text form only needs its separators changed; no `Date` is made.
 */
export const instant = customType<{ data: string; driverData: string }>({
  dataType: () => "timestamp(3) with time zone",
  fromDriver: toIsoInstant,
});

/** `2026-11-20 05:18:39.7+00` → `2026-11-20T05:18:39.700Z`. */
export function toIsoInstant(text: string): string {
  const fraction = text.charAt(19) === "." ? text.slice(20, text.length - 3) : "";
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${fraction.padEnd(3, "0")}Z`;
}

/** A moment of Better Auth's tables, which speak `Date`, as the ISO 8601 string that everything else speaks. */
export const inIso = (column: PgColumn) => sql<string>`${column}`.mapWith(toIsoInstant);
