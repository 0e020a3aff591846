import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { auditEvents } from "../../audit/table";
import type { Database } from "../../db/client";
import { accounts, passkeys, users } from "../tables";
import type { ImportedUser } from "./imported-user";
import type { Ban } from "./status";

/** An existing user with the address of a record. */
export interface ExistingUser {
  id: string;
  emailVerified: boolean;
  banned: boolean | null;
  hasPassword: boolean;
  hasGoogle: boolean;
  /** Whether it has any sign-in method: these two, a passkey, … */
  hasWayIn: boolean;
  /** Whether an import made the account. */
  isImported: boolean;
  /** Whether only imports have changed it since. */
  isUnused: boolean;
  /** Whether its owner has unlinked a sign-in method. */
  wasUnlinked: boolean;
  /** Whether an administrator has lifted a ban. */
  wasUnbanned: boolean;
}

/** Returns the user with an address, and locks the row until the transaction ends; `undefined` when there is none. */
export async function findExistingUser(
  db: Pick<Database, "select" | "selectDistinct">,
  email: string,
): Promise<ExistingUser | undefined> {
  const { id, emailVerified, banned } = users;
  const [user] = await db.select({ id, emailVerified, banned }).from(users).where(eq(users.email, email)).for("update");
  if (user === undefined) return undefined;
  const linked = await db.select({ id: accounts.providerId }).from(accounts).where(eq(accounts.userId, user.id));
  const [passkey] = await db.select({ id: passkeys.id }).from(passkeys).where(eq(passkeys.userId, user.id)).limit(1);
  const { kind, userId, outcome } = auditEvents;
  const succeeded = and(eq(userId, user.id), eq(outcome, "success"));
  const kinds = (await db.selectDistinct({ kind }).from(auditEvents).where(succeeded)).map((event) => event.kind);
  const providers = linked.map((account) => account.id);
  return {
    ...user,
    hasPassword: providers.includes("credential"),
    hasGoogle: providers.includes("google"),
    hasWayIn: providers.length > 0 || passkey !== undefined,
    isImported: kinds.includes("user.imported"),
    isUnused: kinds.every((known) => known === "user.imported"),
    wasUnlinked: kinds.includes("account.unlinked"),
    wasUnbanned: kinds.includes("user.unbanned"),
  };
}

/** Returns whether an account has already linked this subject at Google. */
export async function isGoogleIdTaken(db: Pick<Database, "select">, googleId: string): Promise<boolean> {
  const linked = and(eq(accounts.providerId, "google"), eq(accounts.accountId, googleId));
  return (await db.select({ id: accounts.id }).from(accounts).where(linked).limit(1)).length > 0;
}

/**
 * Inserts the user, with their id from the export if that is an unused UUID. Returns the id; `undefined` when a visitor has signed up with the
 * address meanwhile.
 */
export async function insertUser(
  db: Pick<Database, "insert" | "select">,
  user: ImportedUser,
): Promise<string | undefined> {
  const kept = z.uuid().safeParse(user.sourceId).data;
  const isFree =
    kept !== undefined && (await db.select({ id: users.id }).from(users).where(eq(users.id, kept))).length === 0;
  const id = isFree ? kept : randomUUID();
  const values = {
    id,
    email: user.email,
    emailVerified: user.emailVerified,
    name: user.name,
    ...(user.createdAt === undefined ? {} : { createdAt: user.createdAt }),
    ...(user.banned === undefined ? {} : banColumns(user.banned)),
  };
  const [added] = await db.insert(users).values(values).onConflictDoNothing().returning({ id: users.id });
  return added?.id;
}

/** The credentials that a record adds to an account. */
export interface Credentials {
  passwordHash: string | undefined;
  googleId: string | undefined;
}

/** Adds credentials to an account. */
export async function insertAccounts(
  db: Pick<Database, "insert">,
  userId: string,
  { passwordHash, googleId }: Credentials,
): Promise<void> {
  const password =
    passwordHash === undefined ? [] : [{ providerId: "credential", accountId: userId, password: passwordHash }];
  const google = googleId === undefined ? [] : [{ providerId: "google", accountId: googleId }];
  const rows = [...password, ...google].map((account) => Object.assign({}, account, { userId }));
  if (rows.length > 0) await db.insert(accounts).values(rows);
}

/** Bans a user who was banned elsewhere. */
export async function banUser(db: Pick<Database, "update">, userId: string, ban: Ban): Promise<void> {
  await db.update(users).set(banColumns(ban)).where(eq(users.id, userId));
}

const banColumns = (ban: Ban) => ({
  banned: true,
  banReason: "Banned before moving here.",
  banExpires: ban === "forever" ? null : ban,
});

/**
 * Replaces the account of an unverified record by the verified one: its credentials, name and ban are not proven to be its owner's. See
 * `resetUnverifiedAccount` for the rest.
 */
export async function replaceUnverified(
  db: Pick<Database, "update" | "delete">,
  { id, isUnused }: ExistingUser,
  { name }: ImportedUser,
): Promise<void> {
  await db.delete(accounts).where(eq(accounts.userId, id));
  const lifted = isUnused ? { banned: false, banReason: null, banExpires: null } : {};
  await db
    .update(users)
    .set({ emailVerified: true, name, updatedAt: new Date(), ...lifted })
    .where(eq(users.id, id));
}

/** Replaces an imported hash, which is unique by its salt, with Keel's own. */
export async function replacePasswordHash(db: Database, { from, to }: { from: string; to: string }): Promise<void> {
  await db
    .update(accounts)
    .set({ password: to, updatedAt: new Date() })
    .where(and(eq(accounts.providerId, "credential"), eq(accounts.password, from)));
}
