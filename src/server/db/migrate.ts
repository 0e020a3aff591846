import { drizzle } from "drizzle-orm/postgres-js";
import type { Database } from "./client";
import { StartupError } from "../startup/startup-error";
import { DatabaseError, toDatabaseError } from "./errors/database-error";
import "./errors/drizzle-errors";
import { grantToApplication, isAuditLogAppendOnly } from "./grants";
import { applyMigrations } from "./migrations/apply";
import { migrationLock, takeMigrationLock } from "./migrations/lock";
import { connect } from "./session/connect";
import { requireTables } from "./session/required-tables";
import { requireCarriedSettings, requireSameDatabase, requireSuitable } from "./session/suitability";

/** The addresses of one database, as in `DATABASE_URL`, for two roles; an installation with one role has the same address twice. */
export interface DatabaseUrls {
  /** The role that owns the tables. A direct connection, because neither an advisory lock nor a notification passes a transaction pooler. */
  owner: string;
  /** The role that serves the application: it reads and writes what it was granted. */
  application: string;
}

/** Creates or updates another schema of the same database, as its owner. */
type Install = (db: Pick<Database, "execute" | "transaction">) => Promise<void>;

/**
 * Applies the pending migrations of `drizzle/` once, on whichever instance comes first; the others wait. Then grants the application's role what it
 * needs.
 * @param installQueues comes between the two, under the same lock
 * @returns whether the application can only append to the audit log
 * @throws {StartupError} when the server is unreachable, refuses the credentials or is unsuitable, a role lacks privileges, or a migration fails
 */
export async function migrateDatabase(
  urls: DatabaseUrls,
  installQueues: Install,
): Promise<{ isAuditLogAppendOnly: boolean }> {
  const owner = await connect(urls.owner);
  const application = await connect(urls.application).catch(async (error: unknown) => {
    await owner.sql.end({ timeout: 1 });
    throw error;
  });
  try {
    const { sql } = owner;
    await requireSuitable(owner);
    await requireSuitable(application);
    await requireCarriedSettings(application);
    await takeMigrationLock(sql);
    // Through a pooler, a role may meet its own lock.
    if (urls.owner !== urls.application) await requireSameDatabase(owner, application, migrationLock);
    const db = drizzle(sql);
    await applyMigrations(db, "drizzle");
    await installQueues(db);
    await requireTables(sql);
    if (owner.role !== application.role) await grantToApplication(sql, application.role);
    await sql`select pg_advisory_unlock(${migrationLock})`;
    return { isAuditLogAppendOnly: await isAuditLogAppendOnly(application.sql) };
  } catch (error) {
    if (error instanceof StartupError) throw error;
    throw explainFailure(toDatabaseError(error), owner.role);
  } finally {
    await Promise.all([owner, application].map(({ sql }) => sql.end({ timeout: 1 })));
  }
}

function explainFailure(failure: Error, role: string): StartupError {
  const code = failure instanceof DatabaseError ? failure.code : undefined;
  if (code === "42501") {
    return new StartupError(
      `The role ${role} may not prepare the database: ${failure.message}. Migrations run as the role of DATABASE_DIRECT_URL ` +
        `(without it, of DATABASE_URL), which has to own the tables. docs/audit-trail.md shows how to set up the roles.`,
    );
  }
  const isTaken = code === "42P07" || code === "42710";
  return new StartupError(
    isTaken
      ? `The database contains tables with Keel's names, but no list of migrations for them: ${failure.message}. ` +
          `Restore the schemas public, drizzle and pgboss together, or give Keel its own database.`
      : `The database could not be migrated: ${failure.message}. The failed migration was rolled back.`,
  );
}
