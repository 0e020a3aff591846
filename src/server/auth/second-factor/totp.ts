import { createHmac, timingSafeEqual } from "node:crypto";
import { symmetricDecrypt } from "better-auth/crypto";
import { and, eq, isNull, lt, or } from "drizzle-orm";
import type { Database } from "../../db/client";
import { twoFactors } from "../tables";

/** The key that Better Auth encrypts a user's secrets with. */
export type SecretKey = Parameters<typeof symmetricDecrypt>[0]["key"];

/** The period that authenticator apps and Better Auth assume, in milliseconds. */
const period = 30_000;
const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** Returns the six-digit code of a time step (RFC 4226 §5.3). */
export function codeAt(secret: Buffer, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac("sha1", secret).update(counter).digest();
  const offset = (digest.at(-1) ?? 0) & 15;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

/** Returns the time step of `code`: that of `now` (ms since 1970), or one beside it, because clocks differ (RFC 6238 §5.2). */
export function stepOf(secret: Buffer, code: string, now: number): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined;
  const current = Math.floor(now / period);
  const matches = [current - 1, current, current + 1].filter((step) =>
    timingSafeEqual(Buffer.from(codeAt(secret, step)), Buffer.from(code)),
  );
  return matches.at(-1);
}

/**
 * Returns whether `code` is right and unused, and uses it up. Of concurrent attempts with one code, one succeeds. Better Auth itself accepts a code
 * repeatedly for a minute and a half.
 */
export async function spendTotpCode(
  db: Database,
  { userId, code, key, now }: { userId: string; code: string; key: SecretKey; now: number },
): Promise<boolean> {
  const [row] = await db.select({ secret: twoFactors.secret }).from(twoFactors).where(eq(twoFactors.userId, userId));
  if (row === undefined) return false;
  const step = stepOf(readSecret(await symmetricDecrypt({ key, data: row.secret })), code, now);
  if (step === undefined) return false;
  const spent = await db
    .update(twoFactors)
    .set({ lastUsedStep: step })
    .where(and(eq(twoFactors.userId, userId), or(isNull(twoFactors.lastUsedStep), lt(twoFactors.lastUsedStep, step))))
    .returning({ id: twoFactors.id });
  return spent.length > 0;
}

/** Returns the bytes of a secret. Better Auth's own are used as they are; imported ones are stored as `base32:` and their base32 (RFC 4648 §6). */
function readSecret(secret: string): Buffer {
  if (!secret.startsWith("base32:")) return Buffer.from(secret);
  const bits = Array.from(secret.slice("base32:".length).toUpperCase().replaceAll("=", ""))
    .map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, "0"))
    .join("");
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}
