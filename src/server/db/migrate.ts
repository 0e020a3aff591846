import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";
import { StartupError } from "../startup-error";

/** Any constant of our own: https://www.postgresql.org/docs/current/explicit-locking.html#ADVISORY-LOCKS */
const migrationLock = 7_305_843_009;

/**
 * Applies the migrations of `drizzle/` that are not applied yet, once, whichever instance comes first; the others wait.
 * Needs a direct connection: an advisory lock belongs to a session, which a transaction pooler does not give.
 * @throws {StartupError} when the server cannot be reached or refuses the credentials.
 */
export async function migrateDatabase(url: string): Promise<void> {
  const sql = postgres(url, {
    max: 1,
    prepare: false,
    connect_timeout: 5,
    fetch_types: false,
    onnotice: () => undefined,
  });
  try {
    await sql`select 1`.catch((error: unknown) => {
      throw new StartupError(`The database at ${withoutCredentials(url)} cannot be used: ${reasonOf(error)}`);
    });
    await sql`select pg_advisory_lock(${migrationLock})`;
    await migrate(drizzle(sql), { migrationsFolder: "drizzle" });
    await sql`select pg_advisory_unlock(${migrationLock})`;
  } finally {
    await sql.end({ timeout: 1 });
  }
}

function withoutCredentials(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return "it gave no reason";
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  return error.message === "" ? code : error.message;
}
