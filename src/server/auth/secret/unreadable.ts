import { symmetricDecrypt } from "better-auth/crypto";
import { and, eq, isNotNull, or } from "drizzle-orm";
import type { Database } from "../../db/client";
import { mails } from "../../mail/table";
import { accounts, jwks, twoFactors } from "../tables";

/** The installation's secrets, by version, as Better Auth encrypts with them. */
export type Secrets = Parameters<typeof symmetricDecrypt>[0]["key"];

/** The ids of what is stored encrypted and cannot be decrypted. */
export interface Unreadable {
  /** Signing keys. */
  keys: string[];
  /** Users of authenticators and backup codes. */
  secondFactors: string[];
  /** Mail that has not been sent. */
  mails: string[];
  /** Linked accounts with tokens of the other provider. */
  linkedAccounts: string[];
}

/** Returns whether one of `secrets` decrypts `encrypted`. */
export async function opens(secrets: Secrets, encrypted: string): Promise<boolean> {
  return symmetricDecrypt({ key: secrets, data: encrypted }).then(
    () => true,
    () => false,
  );
}

/** Returns the encrypted private key, which Better Auth stores as a JSON string. */
export const encryptedKeyOf = ({ privateKey }: { privateKey: string }): string => String(JSON.parse(privateKey));

/** Finds everything that is encrypted and that none of the secrets decrypts. */
export async function findUnreadable(db: Pick<Database, "select">, secrets: Secrets): Promise<Unreadable> {
  const unreadableOf = async (stored: { id: string; encrypted: (string | null)[] }[]) => {
    const found: string[] = [];
    for (const { id, encrypted } of stored) {
      const readable = await Promise.all(encrypted.map(async (text) => text === null || opens(secrets, text)));
      if (readable.includes(false)) found.push(id);
    }
    return found;
  };
  const keys = await db.select({ id: jwks.id, privateKey: jwks.privateKey }).from(jwks);
  const factors = await db
    .select({ id: twoFactors.userId, secret: twoFactors.secret, codes: twoFactors.backupCodes })
    .from(twoFactors);
  const waiting = await db
    .select({ id: mails.id, content: mails.content })
    .from(mails)
    .where(and(eq(mails.status, "waiting"), isNotNull(mails.content)));
  const linked = await db
    .select({ id: accounts.id, access: accounts.accessToken, refresh: accounts.refreshToken })
    .from(accounts)
    .where(or(isNotNull(accounts.accessToken), isNotNull(accounts.refreshToken)));
  return {
    keys: await unreadableOf(keys.map((key) => ({ id: key.id, encrypted: [encryptedKeyOf(key)] }))),
    secondFactors: await unreadableOf(factors.map(({ id, secret, codes }) => ({ id, encrypted: [secret, codes] }))),
    mails: await unreadableOf(waiting.map(({ id, content }) => ({ id, encrypted: [content] }))),
    linkedAccounts: await unreadableOf(linked.map(({ id, access, refresh }) => ({ id, encrypted: [access, refresh] }))),
  };
}
