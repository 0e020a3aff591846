import { count, eq } from "drizzle-orm";
import { announceRevocation } from "../../src/server/auth/sessions/revocation";
import { accounts, users } from "../../src/server/auth/tables";
import type { Database } from "../../src/server/db/client";
import type { Environment } from "../../src/server/env";
import { isLoopbackName } from "../../src/server/http/address/host";
import { insertion } from "../../src/server/sync/change";
import type { SyncedRows, SyncedTable } from "../../src/server/operations/synced";
import { holdClock } from "../../src/server/sync/purge";
import { StartupError } from "../../src/server/startup/startup-error";

interface NewAccount {
  name: string;
  email: string;
  /** A hash in the format of the product. */
  passwordHash: string;
}

/** Writes the rows of an account with a password, and returns its id. No mail is written, and nothing noted in the audit trail. */
export async function insertAccount(db: Database, { name, email, passwordHash }: NewAccount): Promise<string> {
  return db.transaction(async (transaction) => {
    const [user] = await transaction.insert(users).values({ name, email }).returning({ id: users.id });
    if (user === undefined) throw new Error(`${email} could not be written.`);
    const { id } = user;
    await transaction
      .insert(accounts)
      .values({ userId: id, accountId: id, providerId: "credential", password: passwordHash });
    return id;
  });
}

/** Writes rows of an account into a table that its browsers copy, unless there are none. */
export async function insertRows<Table extends SyncedTable>(
  db: Database,
  table: SyncedRows<Table>,
  given: Parameters<typeof insertion<Table>>[2],
): Promise<void> {
  if (given.rows.length === 0) return;
  const { clock, changed } = insertion(db, table, given);
  await db.with(clock, changed).select({ count: count() }).from(changed);
}

/**
 * Removes the account with this address and all its data, or every account, one after the other; their sessions end within a second. Returns how
 * many.
 */
export async function removeAccounts(db: Database, which: { email: string } | "all"): Promise<number> {
  const found = await db
    .select({ id: users.id })
    .from(users)
    .where(which === "all" ? undefined : eq(users.email, which.email));
  for (const { id } of found)
    await db.transaction(async (tx) => {
      await holdClock(tx, id);
      await tx.delete(users).where(eq(users.id, id));
      await announceRevocation(tx, "user", id);
    });
  return found.length;
}

/**
 * Throws unless the installation serves this machine alone: its own database, no mail server, no public address.
 * @throws {StartupError} that names the setting which contradicts this
 */
export function requireOwnMachine(
  environment: Pick<Environment, "DATABASE_URL" | "SMTP_URL" | "BETTER_AUTH_URL">,
  remedy: string,
): void {
  const { DATABASE_URL, SMTP_URL, BETTER_AUTH_URL } = environment;
  const isReached = BETTER_AUTH_URL !== undefined && !isLoopbackName(new URL(BETTER_AUTH_URL).hostname);
  const signs = [
    ...(DATABASE_URL === undefined ? [] : ["DATABASE_URL"]),
    ...(SMTP_URL === undefined ? [] : ["SMTP_URL"]),
    ...(isReached ? ["BETTER_AUTH_URL"] : []),
  ];
  if (signs.length === 0) return;
  throw new StartupError(`This installation may serve others: ${signs.join(" and ")} is set. ${remedy}`);
}
