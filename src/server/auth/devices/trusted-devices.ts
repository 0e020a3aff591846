import { createHash } from "node:crypto";
import { and, desc, eq, gt, or } from "drizzle-orm";
import type { Database } from "../../db/client";
import { verifications } from "../tables";

/** Prefixes that stay readable in the database: of trusted browsers, and of sign-ins that wait for the second factor. */
const readable = /^(trust-device-|2fa-attempts-|2fa-)/;

/** Hashes the identifiers of cookies and links, because a stored one must not work. */
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

/** Returns the trusted browsers of a user, the last used first. */
export function listTrustedDevices(db: Database, { userId, now }: { userId: string; now: string }) {
  const { id, userAgent, createdAt, expiresAt } = verifications;
  return db
    .select({ id, userAgent, lastUsedAt: createdAt, expiresAt })
    .from(verifications)
    .where(and(isTrustOf(userId), gt(expiresAt, new Date(now))))
    .orderBy(desc(createdAt))
    .limit(100);
}

/** Removes the trust of all browsers of a user, or only of the one with `id`. */
export async function forgetTrustedDevices(
  db: Pick<Database, "delete">,
  { userId, id }: { userId: string; id?: string | undefined },
): Promise<void> {
  const which = id === undefined ? undefined : eq(verifications.id, id);
  await db.delete(verifications).where(and(isTrustOf(userId), which));
}

/** Removes what relied on the old password: trusted browsers and pending sign-ins. */
export async function removePassedFactors(db: Pick<Database, "delete">, userId: string): Promise<void> {
  await db.delete(verifications).where(or(isTrustOf(userId), isPendingOf(userId)));
}
