import { createHash } from "node:crypto";
import { and, desc, eq, gt, or } from "drizzle-orm";
import type { Database } from "../../db/client";
import { verifications } from "../tables";

/** Kept readable, so that what belongs to somebody can be found and ended: browsers that are trusted, and sign-ins that wait for the second factor. */
const readable = /^(trust-device-|2fa-attempts-|2fa-)/;

/** What is stored of an identifier in a cookie or a link: a hash, which lets nobody in. */
export const storeIdentifier = {
  hash: async (identifier: string): Promise<string> => {
    const kind = readable.exec(identifier)?.[0] ?? "";
    return `${kind}${createHash("sha256").update(identifier).digest("base64url")}`;
  },
};

const isTrustOf = (userId: string) =>
  and(eq(verifications.userId, userId), eq(verifications.purpose, "trusted-browser"));
const isPendingOf = (userId: string) =>
  and(eq(verifications.userId, userId), eq(verifications.purpose, "pending-sign-in"));

/** Browsers that are not asked for the second factor, the last used first. */
export function listTrustedDevices(db: Database, { userId, now }: { userId: string; now: string }) {
  const { id, userAgent, createdAt, expiresAt } = verifications;
  return db
    .select({ id, userAgent, lastUsedAt: createdAt, expiresAt })
    .from(verifications)
    .where(and(isTrustOf(userId), gt(expiresAt, new Date(now))))
    .orderBy(desc(createdAt))
    .limit(100);
}

/** Has every browser asked for the second factor again, or only the one with `id`. */
export async function forgetTrustedDevices(
  db: Pick<Database, "delete">,
  { userId, id }: { userId: string; id?: string | undefined },
): Promise<void> {
  const which = id === undefined ? undefined : eq(verifications.id, id);
  await db.delete(verifications).where(and(isTrustOf(userId), which));
}

/** What rests upon a password that is no longer good: trusted browsers, and sign-ins that wait for the second factor. */
export async function removePassedFactors(db: Pick<Database, "delete">, userId: string): Promise<void> {
  await db.delete(verifications).where(or(isTrustOf(userId), isPendingOf(userId)));
}
