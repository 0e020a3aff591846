import { createHash } from "node:crypto";
import { generateRandomString } from "better-auth/crypto";
import { and, eq, gt, lt, notLike } from "drizzle-orm";
import { verifications } from "~/server/auth/tables";
import type { Database } from "~/server/db/client";
import type { Job } from "~/server/jobs";

const minute = 60_000;

/** What a link in a mail is for, and how long it works, in ms. */
const lifetimes = {
  "verify-email": 24 * 60 * minute,
  "reset-password": 30 * minute,
  "approve-email-change": 60 * minute,
  "confirm-email-change": 60 * minute,
};

type LinkPurpose = keyof typeof lifetimes;

/**
 * Makes the token of a link that works once. Only its hash is stored, the way Better Auth stores it (`verification.storeIdentifier`), who changes
 * the password with it.
 * @param value what the link is about; of a password reset the user's id, as Better Auth expects
 */
export async function addLink(
  db: Pick<Database, "insert">,
  { purpose, value }: { purpose: LinkPurpose; value: string },
): Promise<string> {
  const token = generateRandomString(32, "a-z", "A-Z", "0-9");
  const expiresAt = new Date(Date.now() + lifetimes[purpose]);
  await db.insert(verifications).values({ identifier: identifierOf(purpose, token), value, expiresAt });
  return token;
}

/** Uses up a link: what it is about, or `undefined` when it was used before, is too old, or was never given. */
export async function takeLink(
  db: Pick<Database, "delete">,
  { purpose, token }: { purpose: LinkPurpose; token: string },
): Promise<string | undefined> {
  const [link] = await db
    .delete(verifications)
    .where(and(eq(verifications.identifier, identifierOf(purpose, token)), gt(verifications.expiresAt, new Date())))
    .returning({ value: verifications.value });
  return link?.value;
}

/** Ends what was sent to somebody's address before it or the password changed. Browsers that are trusted stay. */
export async function endLinks(db: Pick<Database, "delete">, { userId }: { userId: string }): Promise<void> {
  const { value, identifier } = verifications;
  await db.delete(verifications).where(and(eq(value, userId), notLike(identifier, "trust-device-%")));
}

/** Links that nobody used leave nothing behind. */
export const removeEndedLinksJob: Job = {
  name: "remove ended links",
  every: 3_600_000,
  run: async ({ db, now }) => {
    const removed = await db
      .delete(verifications)
      .where(lt(verifications.expiresAt, new Date(now)))
      .returning({ id: verifications.id });
    return { removed: removed.length };
  },
};

const identifierOf = (purpose: LinkPurpose, token: string) =>
  createHash("sha256").update(`${purpose}:${token}`).digest("base64url");
