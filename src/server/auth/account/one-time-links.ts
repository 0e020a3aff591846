import { createHash } from "node:crypto";
import { APIError } from "better-auth/api";
import { generateRandomString } from "better-auth/crypto";
import { and, eq, gt, inArray, lt, or, sql } from "drizzle-orm";
import { users, verifications } from "../tables";
import type { Database } from "../../db/client";
import type { Job } from "../../jobs/job";

const minute = 60_000;

/** The kinds of links in mail, and how long each works, in ms. */
const lifetimes = {
  "verify-email": 24 * 60 * minute,
  // As long as the window of their limit (`mail-cap.ts`).
  "reset-password": 60 * minute,
  "approve-email-change": 60 * minute,
  "confirm-email-change": 60 * minute,
};

type LinkKind = keyof typeof lifetimes;

/**
 * Returns the purpose of a kind. A link that confirms an address outlives its use, because mail scanners open it too; it does nothing once the
 * address is confirmed.
 */
const purposeOf = (kind: LinkKind) => (kind === "verify-email" ? "confirmation" : "link");
type LinkToken = { kind: LinkKind; token: string };

/** The account that a link was sent for, and what the link is about. */
export type Link = NonNullable<Awaited<ReturnType<typeof findLink>>>;

/**
 * Creates a link and returns its token. Only its hash is stored.
 * @param link.userId `undefined` for an address without an account: the same rows are written, but the token leads nowhere
 * @param link.about what the link does, beside whose account it concerns
 */
export async function addLink(
  db: Pick<Database, "insert">,
  { kind, userId, about = {} }: { kind: LinkKind; userId: string | undefined; about?: Record<string, string> },
): Promise<string> {
  const token = generateRandomString(32, "a-z", "A-Z", "0-9");
  await db.insert(verifications).values({
    identifier: identifierOf({ kind, token }),
    userId: userId ?? null,
    purpose: purposeOf(kind),
    value: JSON.stringify(about),
    expiresAt: new Date(Date.now() + lifetimes[kind]),
  });
  return token;
}

const { id, name, email, emailVerified, securityEpoch } = users;
const { purpose } = verifications;
const owner = { id, name, email, emailVerified, securityEpoch };

/** Returns what a link is for without using it up; `undefined` when it was used, has expired or never existed. */
export async function findLink(db: Pick<Database, "select">, link: LinkToken) {
  const [found] = await db
    .select({ user: owner, about: verifications.value })
    .from(verifications)
    .innerJoin(users, eq(users.id, verifications.userId))
    .where(isUsable(link));
  return found;
}

/**
 * Returns what a link is for, and locks its user's row first, so that other changes to the account wait.
 * @returns `undefined` when it was used, has expired or never existed
 */
export async function lockLink(tx: Pick<Database, "select">, link: LinkToken): Promise<Link | undefined> {
  const found = await findLink(tx, link);
  if (found === undefined) return undefined;
  await tx.select({ id }).from(users).where(eq(users.id, found.user.id)).for("update");
  // Read again, because no other transaction changes it from here on.
  return findLink(tx, link);
}

/** Uses a link up, in the transaction of what it does. Returns the same as {@link lockLink}. */
export async function consumeLink(tx: Pick<Database, "select" | "delete">, link: LinkToken): Promise<Link | undefined> {
  const held = await lockLink(tx, link);
  const taken = await tx.delete(verifications).where(isUsable(link)).returning({ id: verifications.id });
  return taken.length === 0 ? undefined : held;
}

/**
 * Deletes every link of a user that still does something. Links to confirm an address that is confirmed stay, to say so. Trusted browsers and pending
 * sign-ins are no links.
 */
export async function endLinks(db: Pick<Database, "delete">, { userId }: { userId: string }): Promise<void> {
  const isUnproven = sql`not exists (select from ${users} where ${and(eq(id, userId), eq(emailVerified, true))})`;
  const opensSomething = or(eq(purpose, "link"), and(eq(purpose, "confirmation"), isUnproven));
  await db.delete(verifications).where(and(eq(verifications.userId, userId), opensSomething));
}

const ended = "This link was already used or has expired. Request a new one.";

/** @throws {APIError} 400 `INVALID_TOKEN`, always */
export function refuseLink(message = ended): never {
  throw new APIError("BAD_REQUEST", { code: "INVALID_TOKEN", message });
}

/** Deletes the links that have expired unused. */
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

const isUsable = (link: LinkToken) =>
  and(
    eq(verifications.identifier, identifierOf(link)),
    // Links from before confirmations had their own purpose are treated like the others.
    inArray(purpose, ["link", purposeOf(link.kind)]),
    gt(verifications.expiresAt, new Date()),
  );

const identifierOf = ({ kind, token }: LinkToken) =>
  createHash("sha256").update(`${kind}:${token}`).digest("base64url");
