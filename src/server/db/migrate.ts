import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";
import { installQueues } from "../queue/install";
import { StartupError } from "../startup-error";
import { toDatabaseError } from "./errors/database-error";
import "./errors/drizzle-errors";
import { grantToApplication, isTrailAppendOnly } from "./grants";

/** Any constant of our own: https://www.postgresql.org/docs/current/explicit-locking.html#ADVISORY-LOCKS */
const migrationLock = 7_305_843_009;

/** `postgres://…` of one database, as two roles; where an installation has only one, they are the same. */
export interface DatabaseUrls {
  /** Owns the tables. A direct connection: neither an advisory lock nor a notification gets through a transaction pooler. */
  owner: string;
  /** Serves people: reads and writes what it was granted. */
  application: string;
}

/**
 * Applies the migrations of `drizzle/` that are not applied yet, once, whichever instance comes first; the others wait. Then
 * grants the application's role what it needs.
 * @returns whether the application can only add to the audit trail
 * @throws {StartupError} when the server cannot be reached or refuses the credentials, or a role lacks rights
 * @throws {DatabaseError} when a migration fails
 */
export async function migrateDatabase(urls: DatabaseUrls): Promise<{ isTrailAppendOnly: boolean }> {
  const owner = await connect(urls.owner);
  const application = await connect(urls.application).catch(async (error: unknown) => {
    await owner.sql.end({ timeout: 1 });
    throw error;
  });
  try {
    const { sql } = owner;
    await sql`select pg_advisory_lock(${migrationLock})`;
    const db = drizzle(sql);
    await migrate(db, { migrationsFolder: "drizzle" });
    await installQueues(db);
    if (owner.role !== application.role) await grantToApplication(sql, application.role);
    await sql`select pg_advisory_unlock(${migrationLock})`;
    return { isTrailAppendOnly: await isTrailAppendOnly(application.sql) };
  } catch (error) {
    const failure = toDatabaseError(error);
    throw failure.code === "42501" ? explainRights(failure, owner.role) : failure;
  } finally {
    await Promise.all([owner, application].map(({ sql }) => sql.end({ timeout: 1 })));
  }
}

async function connect(url: string): Promise<{ sql: postgres.Sql; role: string }> {
  const sql = postgres(url, {
    max: 1,
    prepare: false,
    connect_timeout: 5,
    fetch_types: false,
    onnotice: () => undefined,
  });
  try {
    const [me] = await sql<{ role: string }[]>`select current_user::text as role`;
    return { sql, role: me?.role ?? "" };
  } catch (error) {
    await sql.end({ timeout: 1 });
    throw new StartupError(`The database at ${withoutCredentials(url)} cannot be used: ${reasonOf(error)}`);
  }
}

function explainRights({ message }: Error, role: string): StartupError {
  return new StartupError(
    `The role ${role} may not prepare the database: ${message}. Migrations run as the role of DATABASE_DIRECT_URL ` +
      `(without it, of DATABASE_URL), which has to own the tables. docs/audit-trail.md shows how to set the roles up.`,
  );
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
