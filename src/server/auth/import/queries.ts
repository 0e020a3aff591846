import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "~/server/db/client";
import { accounts, users } from "../tables";
import type { ImportedUser } from "./imported-user";

/** The user with an address, and the ways in that they have; `undefined` when there is none. */
export async function findUserByEmail(
  db: Pick<Database, "select">,
  email: string,
): Promise<{ id: string; providers: string[] } | undefined> {
  const rows = await db
    .select({ id: users.id, provider: accounts.providerId })
    .from(users)
    .leftJoin(accounts, eq(accounts.userId, users.id))
    .where(eq(users.email, email));
  const [first] = rows;
  return first && { id: first.id, providers: rows.flatMap(({ provider }) => provider ?? []) };
}

/** Whether somebody has linked this subject at Google already. */
export async function isGoogleIdTaken(db: Pick<Database, "select">, googleId: string): Promise<boolean> {
  const linked = and(eq(accounts.providerId, "google"), eq(accounts.accountId, googleId));
  return (await db.select({ id: accounts.id }).from(accounts).where(linked).limit(1)).length > 0;
}

/** Adds the user, with the id they had where that is a UUID that nobody has. Answers the id. */
export async function insertUser(db: Pick<Database, "insert" | "select">, user: ImportedUser): Promise<string> {
  const kept = z.uuid().safeParse(user.sourceId).data;
  const isFree =
    kept !== undefined && (await db.select({ id: users.id }).from(users).where(eq(users.id, kept))).length === 0;
  const id = isFree ? kept : randomUUID();
  await db.insert(users).values({
    id,
    email: user.email,
    emailVerified: user.emailVerified,
    name: user.name,
    ...(user.createdAt === undefined ? {} : { createdAt: user.createdAt }),
    ...(user.banned === undefined ? {} : { banned: true, banReason: "Banned before moving here." }),
    ...(user.banned instanceof Date ? { banExpires: user.banned } : {}),
  });
  return id;
}

/** Adds the ways in that a user brings. */
export async function insertAccounts(
  db: Pick<Database, "insert">,
  userId: string,
  { passwordHash, googleId }: Pick<ImportedUser, "passwordHash" | "googleId">,
): Promise<void> {
  const password =
    passwordHash === undefined ? [] : [{ providerId: "credential", accountId: userId, password: passwordHash }];
  const google = googleId === undefined ? [] : [{ providerId: "google", accountId: googleId }];
  const rows = [...password, ...google].map((account) => Object.assign({}, account, { userId }));
  if (rows.length > 0) await db.insert(accounts).values(rows);
}

/** Stores a hash of our own in place of an imported one, which its salt makes unique. */
export async function replacePasswordHash(db: Database, { from, to }: { from: string; to: string }): Promise<void> {
  await db
    .update(accounts)
    .set({ password: to, updatedAt: new Date() })
    .where(and(eq(accounts.providerId, "credential"), eq(accounts.password, from)));
}
