import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type postgres from "postgres";
import { z } from "zod";
import { StartupError } from "../../startup/startup-error";

const meta = join("drizzle", "meta");
const snapshot = z.object({
  tables: z.record(z.string(), z.object({ name: z.string(), columns: z.record(z.string(), z.unknown()) })),
});

/**
 * Checks that the tables of the applied migrations exist. A partial backup or a newer release may have left others.
 * @throws {StartupError} that names the first missing table or column
 */
export async function requireTables(sql: postgres.Sql): Promise<void> {
  const rows = await sql<{ name: string }[]>`
    select class.relname || '.' || attribute.attname as name
    from pg_attribute attribute join pg_class class on class.oid = attribute.attrelid
    where class.relnamespace = 'public'::regnamespace and class.relkind in ('r', 'p', 'v') and attnum > 0 and not attisdropped`;
  const found = new Set(rows.map(({ name }) => name));
  const wanted = await wantedColumns();
  const missing = wanted.find((name) => !found.has(name));
  if (missing === undefined) return;
  throw new StartupError(
    `The database lacks ${missing}, though its list of migrations includes it. Restore it from a backup; ` +
      `if a newer release of Keel has used it, start that release.`,
  );
}

/** Returns the expected columns as `table.column`, from the snapshot of the newest migration. */
async function wantedColumns(): Promise<string[]> {
  const newest = (await readdir(meta))
    .filter((name) => name.endsWith("_snapshot.json"))
    .sort()
    .at(-1);
  if (newest === undefined) return [];
  const { tables } = snapshot.parse(JSON.parse(await readFile(join(meta, newest), "utf8")));
  return Object.values(tables).flatMap(({ name, columns }) =>
    Object.keys(columns).map((column) => `${name}.${column}`),
  );
}
