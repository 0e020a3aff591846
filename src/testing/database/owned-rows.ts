import { readdir } from "node:fs/promises";
import { resolve } from "node:path";
import { getTableColumns, getTableName, is } from "drizzle-orm";
import { PgTable } from "drizzle-orm/pg-core";

/** Returns the declarations of every file of tables. */
export async function declaredTables(): Promise<{ file: string; value: unknown }[]> {
  const files = (await readdir("src", { recursive: true })).filter((path) => /\/tables?\.ts$/.test(path));
  const declared = files.map(async (path) => {
    const exported: object = await import(resolve("src", path));
    return Object.values(exported).map((value: unknown) => ({ file: `src/${path}`, value }));
  });
  return (await Promise.all(declared)).flat();
}

/** Returns the names of those among `declared` whose rows belong to users. */
export function perPerson(declared: unknown[]): string[] {
  return declared.flatMap((value) =>
    is(value, PgTable) && "userId" in getTableColumns(value) ? [getTableName(value)] : [],
  );
}

const owners = /"user_id" (?:=|<>|in) /gi;

/** Returns whether a statement uses `tables`, whose rows belong to users, more often than it names the owner. */
export function isUnowned(statement: string, tables: string[]): boolean {
  const reads = new RegExp(`\\b(?:from|join|update)\\s+(?:"?public"?\\.)?"(?:${tables.join("|")})"`, "gi");
  return [...statement.matchAll(reads)].length > [...statement.matchAll(owners)].length;
}
