import { and, count, eq, isNotNull } from "drizzle-orm";
import type { Audit } from "~/server/audit/audit";
import { endLinks } from "~/server/auth/account/one-time-links";
import { incrementEpoch } from "~/server/auth/sessions/security-epoch";
import { accounts, passkeys, users } from "~/server/auth/tables";
import type { Database } from "~/server/db/client";

const isGoogle = eq(accounts.providerId, "google");

/** Returns a user's sign-in methods and address. `googleSince` is when Google was linked. */
export async function findSignInMethods(db: Pick<Database, "select">, { ownerId }: { ownerId: string }) {
  const ofUser = eq(accounts.userId, ownerId);
  const passwords = await db
    .select({ count: count() })
    .from(accounts)
    .where(and(ofUser, isNotNull(accounts.password)));
  const keys = await db.select({ count: count() }).from(passkeys).where(eq(passkeys.userId, ownerId));
  const [google] = await db.select({ since: accounts.createdAt }).from(accounts).where(and(ofUser, isGoogle));
  const [user] = await db
    .select({ email: users.email, isVerified: users.emailVerified })
    .from(users)
    .where(eq(users.id, ownerId));
  return {
    email: user?.email ?? "",
    hasPassword: (passwords[0]?.count ?? 0) > 0,
    passkeys: keys[0]?.count ?? 0,
    isEmailVerified: user?.isVerified === true,
    googleSince: google?.since.toISOString() ?? null,
  };
}

/** Unlinks Google from a user, unless it is the only sign-in method. Concurrent calls wait for each other. */
export async function unlinkGoogle(
  db: Database,
  { ownerId, audit }: { ownerId: string; audit: Audit },
): Promise<"unlinked" | "not linked" | "only way in"> {
  return db.transaction(async (transaction) => {
    await transaction.select({ id: users.id }).from(users).where(eq(users.id, ownerId)).for("update");
    const { hasPassword, passkeys, googleSince } = await findSignInMethods(transaction, { ownerId });
    if (googleSince === null) return "not linked";
    if (!hasPassword && passkeys === 0) return "only way in";
    await transaction.delete(accounts).where(and(eq(accounts.userId, ownerId), isGoogle));
    await endLinks(transaction, { userId: ownerId });
    await incrementEpoch(transaction, { userId: ownerId, keep: "all" });
    await audit.record(transaction, { details: { method: "google" } });
    return "unlinked";
  });
}
