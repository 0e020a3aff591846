import { eq } from "drizzle-orm";
import { users } from "../auth/tables";
import type { Database } from "../db/client";
import { takeFromLimit } from "../limits/queries";
import { digest } from "../limits/limit-key";
import type { LimitPolicy } from "../limits/policies";
import type { Message } from "./messages";

const hour = 3600;
const day = 24 * hour;

/** What anybody can ask for, with any address: so much of one kind for one recipient. */
const requestedPolicies: readonly LimitPolicy[] = [
  { name: "mail", limit: 3, window: hour },
  { name: "mail-day", limit: 10, window: day },
];
/**
 * The way back in. Its link works for as long as the window, so that one that works is in the mailbox or can be had: whoever asks for many keeps the
 * owner from nothing, which a bound for the day would.
 */
const recoveryPolicies: readonly LimitPolicy[] = [{ name: "mail", limit: 3, window: hour }];
/** All of the others together for one mailbox: `ada+1@` and `ada+2@` are often one (RFC 5233). */
const mailboxPolicies: readonly LimitPolicy[] = [
  { name: "mailbox", limit: 12, window: hour },
  { name: "mailbox-day", limit: 40, window: day },
];
/** What tells of something that happened in an account whose address nobody has confirmed: it can be a stranger's. */
const unverifiedPolicies: readonly LimitPolicy[] = [
  { name: "mail", limit: 10, window: hour },
  { name: "mail-day", limit: 20, window: day },
];

const isRequested: Record<Message["kind"], boolean> = {
  "verify-email": true,
  "existing-account": true,
  "reset-password": true,
  "approve-email-change": true,
  "confirm-email-change": true,
  "confirm-deletion": true,
  "address-confirmed": false,
  "password-changed": false,
  "email-changed": false,
  "account-deleted": false,
  "new-sign-in": false,
  "second-factor-changed": false,
};

/**
 * Counts `message` for its recipient, and returns whether it may be written. What tells the owner of a confirmed address what happened in their account
 * always may: whoever got into it could else send so much that the one that matters does not come.
 */
export async function takeMailLimit(
  db: Pick<Database, "insert" | "select">,
  { to, message }: { to: string; message: Message },
): Promise<boolean> {
  const recipient = to.toLowerCase();
  const kind = message.kind === "second-factor-changed" ? `${message.kind}-${message.change}` : message.kind;
  const byKind = `${kind}:${digest(recipient)}`;
  if (message.kind === "reset-password") return takeFromAll(db, recoveryPolicies, byKind);
  if (isRequested[message.kind]) {
    const byMailbox = digest(recipient.replace(/\+[^@]*(?=@)/, ""));
    return (await takeFromAll(db, requestedPolicies, byKind)) && (await takeFromAll(db, mailboxPolicies, byMailbox));
  }
  return (await isVerifiedAddress(db, recipient)) || takeFromAll(db, unverifiedPolicies, byKind);
}

async function takeFromAll(
  db: Pick<Database, "insert">,
  policies: readonly LimitPolicy[],
  limitKey: string,
): Promise<boolean> {
  for (const { name, limit, window } of policies) {
    if ((await takeFromLimit(db, { key: `${name}:${limitKey}`, amount: 1, limit, window })) === undefined) return false;
  }
  return true;
}

async function isVerifiedAddress(db: Pick<Database, "select">, email: string): Promise<boolean> {
  const [user] = await db.select({ isVerified: users.emailVerified }).from(users).where(eq(users.email, email));
  return user?.isVerified === true;
}
