import { randomInt } from "node:crypto";
import { symmetricDecrypt, symmetricEncrypt } from "better-auth/crypto";
import { and, eq } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "../../db/client";
import { twoFactors } from "../tables";
import type { SecretKey } from "./totp";

/** The alphabet of backup codes, without letters that look like digits or like each other (https://www.crockford.com/base32.html). */
const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
const amount = 10;
const stored = z.array(z.string());

/** Returns ten codes of 50 bits, such as `4f7kq-z02mx`. */
export function makeBackupCodes(): string[] {
  const letters = () => Array.from({ length: 5 }, () => alphabet[randomInt(alphabet.length)]).join("");
  return Array.from({ length: amount }, () => `${letters()}-${letters()}`);
}

/** Returns a typed code in the form in which it is stored: lower case, with its dash, `0` for `O`. */
export function normalizeBackupCode(typed: string): string {
  const letters = typed.toLowerCase().replaceAll(/[\s-]/g, "").replaceAll("o", "0").replaceAll(/[il]/g, "1");
  return `${letters.slice(0, 5)}-${letters.slice(5)}`;
}

/** Returns whether `code` is one of the unused ones, and uses it up. Of concurrent attempts with one code, one succeeds. */
export async function spendBackupCode(
  db: Database,
  { userId, code, key }: { userId: string; code: string; key: SecretKey },
): Promise<boolean> {
  const row = await findCodes(db, { userId, key });
  const normalized = normalizeBackupCode(code);
  if (row === undefined || !row.codes.includes(normalized)) return false;
  const left = row.codes.filter((other) => other !== normalized);
  const backupCodes = await symmetricEncrypt({ key, data: JSON.stringify(left) });
  const spent = await db
    .update(twoFactors)
    .set({ backupCodes })
    .where(and(eq(twoFactors.userId, userId), eq(twoFactors.backupCodes, row.encrypted)))
    .returning({ id: twoFactors.id });
  return spent.length > 0;
}

async function findCodes(db: Database, { userId, key }: { userId: string; key: SecretKey }) {
  const [row] = await db
    .select({ encrypted: twoFactors.backupCodes })
    .from(twoFactors)
    .where(eq(twoFactors.userId, userId));
  if (row === undefined) return undefined;
  const codes = stored.parse(JSON.parse(await symmetricDecrypt({ key, data: row.encrypted })));
  return { encrypted: row.encrypted, codes };
}
