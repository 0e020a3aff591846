import type { Database } from "../db/client";
import { takeFromLimit } from "../limits/queries";
import { digest } from "../limits/limit-key";
import type { LimitPolicy } from "../limits/policies";
import type { Message } from "./messages";

const hour = 3600;
const day = 24 * hour;

/** For mail that any visitor can ask for with any address: by kind and recipient. */
const requestedPolicies: readonly LimitPolicy[] = [
  { name: "mail", limit: 3, window: hour },
  { name: "mail-day", limit: 10, window: day },
];
/**
 * For password resets. A link works as long as the window, so the owner always has a working one or can get one. A daily limit would let an
 * attacker use it up.
 */
const recoveryPolicies: readonly LimitPolicy[] = [{ name: "mail", limit: 3, window: hour }];
/** For all other requested mail to one mailbox: `ada+1@` and `ada+2@` are often the same (RFC 5233). */
const mailboxPolicies: readonly LimitPolicy[] = [
  { name: "mailbox", limit: 12, window: hour },
  { name: "mailbox-day", limit: 40, window: day },
];
/** For notices to an unconfirmed address, which may belong to another person. */
const unverifiedPolicies: readonly LimitPolicy[] = [
  { name: "mail", limit: 10, window: hour },
  { name: "mail-day", limit: 20, window: day },
];

/** For what a user has asked to be reminded of, so that no account makes this installation a source of bulk mail. */
const reminderPolicies: readonly LimitPolicy[] = [
  { name: "mail", limit: 60, window: hour },
  { name: "mail-day", limit: 300, window: day },
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
  reminder: false,
  "new-sign-in": false,
  "second-factor-changed": false,
};

/** Whether the holder of an account has confirmed that an address, in lower case, is theirs. */
export type IsConfirmedAddress = (db: Pick<Database, "select">, email: string) => Promise<boolean>;

/**
 * Counts `message` for its recipient, and returns whether it may be sent. Notices to a confirmed address always may, because an intruder could
 * otherwise use the limit up before the one that matters.
 */
export async function takeMailLimit(
  db: Pick<Database, "insert" | "select">,
  { to, message }: { to: string; message: Message },
  isConfirmedAddress: IsConfirmedAddress,
): Promise<boolean> {
  const recipient = to.toLowerCase();
  const kind = message.kind === "second-factor-changed" ? `${message.kind}-${message.change}` : message.kind;
  const byKind = `${kind}:${digest(recipient)}`;
  if (message.kind === "reset-password") return takeFromAll(db, recoveryPolicies, byKind);
  if (isRequested[message.kind]) {
    const byMailbox = digest(recipient.replace(/\+[^@]*(?=@)/, ""));
    return (await takeFromAll(db, requestedPolicies, byKind)) && (await takeFromAll(db, mailboxPolicies, byMailbox));
  }
  const isConfirmed = await isConfirmedAddress(db, recipient);
  if (message.kind === "reminder") return isConfirmed && takeFromAll(db, reminderPolicies, byKind);
  return isConfirmed || takeFromAll(db, unverifiedPolicies, byKind);
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
