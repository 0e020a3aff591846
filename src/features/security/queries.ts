import { and, asc, eq, isNotNull } from "drizzle-orm";
import { accounts, passkeys, users } from "~/server/auth/tables";
import type { Database } from "~/server/db/client";

/** Returns which authentication factors a user has set up. */
export async function findFactors(db: Database, { ownerId }: { ownerId: string }) {
  const [[user], passwords] = await Promise.all([
    db
      .select({ hasAuthenticator: users.twoFactorEnabled, isEmailVerified: users.emailVerified })
      .from(users)
      .where(eq(users.id, ownerId)),
    db
      .select({ id: accounts.id })
      .from(accounts)
      .where(and(eq(accounts.userId, ownerId), isNotNull(accounts.password)))
      .limit(1),
  ]);
  return {
    hasAuthenticator: user?.hasAuthenticator === true,
    hasPassword: passwords.length > 0,
    isEmailVerified: user?.isEmailVerified === true,
  };
}

/** Returns a user's passkeys, the oldest first. */
export async function listPasskeys(db: Database, { ownerId }: { ownerId: string }) {
  const { id, name, createdAt, deviceType, backedUp } = passkeys;
  const rows = await db
    .select({ id, name, createdAt, deviceType, backedUp })
    .from(passkeys)
    .where(eq(passkeys.userId, ownerId))
    .orderBy(asc(createdAt))
    .limit(100);
  return rows.map((row) => ({
    id: row.id,
    name: row.name ?? "Passkey",
    createdAt: row.createdAt.toISOString(),
    isSynced: row.deviceType === "multiDevice" && row.backedUp,
  }));
}
