import { sql } from "drizzle-orm";
import { readMigrationFiles } from "drizzle-orm/migrator";
import type { Database } from "../client";
import "../errors/drizzle-errors";

/** What PostgreSQL does beside those who read and write, and refuses in a transaction or makes useless there. */
const besideOthers = /^\s*(?:(?:create (?:unique )?|drop )index concurrently |alter table \S+ validate constraint )/i;

/**
 * Applies the migrations of `folder` that are not applied yet, in Drizzle's own list of them. Each is one transaction; one whose statements all run
 * beside others (`concurrently`, `validate constraint`) is none, and is begun anew when it was interrupted.
 */
export async function applyMigrations(db: Database, folder: string): Promise<void> {
  await db.execute(sql`create schema if not exists drizzle`);
  await db.execute(
    sql`create table if not exists drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)`,
  );
  const [last] = await db.execute(sql`select max(created_at) as "at" from drizzle.__drizzle_migrations`);
  const applied = Number(last?.["at"] ?? 0);
  for (const { sql: statements, hash, folderMillis } of readMigrationFiles({ migrationsFolder: folder })) {
    if (folderMillis <= applied) continue;
    const apply = async (on: Pick<Database, "execute">) => {
      for (const statement of statements) await on.execute(sql.raw(statement));
      await on.execute(
        sql`insert into drizzle.__drizzle_migrations (hash, created_at) values (${hash}, ${folderMillis})`,
      );
    };
    await (statements.every((statement) => besideOthers.test(statement)) ? apply(db) : db.transaction(apply));
  }
}
