import { sql } from "drizzle-orm";
import { readMigrationFiles } from "drizzle-orm/migrator";
import type { Database } from "../client";
import "../errors/drizzle-errors";

/** Statements that run concurrently with readers and writers, and that PostgreSQL refuses in a transaction or makes useless there. */
const besideOthers = /^\s*(?:(?:create (?:unique )?|drop )index concurrently |alter table \S+ validate constraint )/i;

/**
 * Applies the pending migrations of `folder`, recorded in Drizzle's own list. Each runs in one transaction. One whose statements are all concurrent
 * (`concurrently`, `validate constraint`) runs without, and is restarted after an interruption.
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
