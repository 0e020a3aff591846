import { eq } from "drizzle-orm";
import type { OnSessionEnd } from "../sessions/session-end";
import { users } from "../tables";
import type { Database } from "../../db/client";
import type { Message } from "../../mail/messages";
import type { Outbox } from "../../mail/outbox";
import { addLink } from "./one-time-links";

/** What the endpoints of an account depend on. */
export interface AccountDeps {
  db: Database;
  outbox: Outbox;
  /** The public origin; links lead there. */
  origin: string;
  /** Whether an address has to be confirmed before its owner can sign in. */
  isVerificationRequired: boolean;
  /** Whether mail is delivered, so that an address can be confirmed. */
  isMailDelivered: boolean;
  /** Called after a user was changed or deleted. */
  onChange: (subject: "user", id: string) => void;
  /** Called in the transaction `tx` that deletes a user, before anything of theirs is locked. */
  beforeDeletion: (tx: Database, id: string) => Promise<void>;
  onSessionEnd: OnSessionEnd;
}

export interface Recipient {
  id: string;
  name: string;
  email: string;
}

/** Returns the user with this address, whatever its case. */
export async function findByEmail(db: Pick<Database, "select">, email: string) {
  const { id, name, emailVerified } = users;
  const [user] = await db
    .select({ id, name, email: users.email, emailVerified })
    .from(users)
    .where(eq(users.email, email.toLowerCase()));
  return user;
}

/** Sends the link to reset a password to the owner of the address. Time and answer are the same without an account. */
export async function sendResetLink({ db, outbox, origin }: AccountDeps, email: string): Promise<void> {
  const user = await findByEmail(db, email);
  await db.transaction(async (tx) => {
    const token = await addLink(tx, { kind: "reset-password", userId: user?.id });
    const link = `${origin}/reset-password?token=${token}`;
    const message = { kind: "reset-password" as const, name: user?.name ?? "", link };
    await sendMail(tx, { outbox, to: user ?? { email }, isReal: user !== undefined, message });
  });
}

/** Sends the link to confirm an address to its owner, if it is unconfirmed. Time and answer are the same otherwise. */
export async function sendVerificationLink({ db, outbox, origin }: AccountDeps, email: string): Promise<void> {
  const user = await findByEmail(db, email);
  const waiting = user?.emailVerified === false ? user : undefined;
  await db.transaction((tx) => sendVerificationMail(tx, { outbox, origin, to: waiting, email }));
}

/** Sends the link to confirm an address, within the transaction of its cause. */
export async function sendVerificationMail(
  db: Database,
  { outbox, origin, to, email }: Pick<AccountDeps, "outbox" | "origin"> & { to: Recipient | undefined; email: string },
): Promise<void> {
  const token = await addLink(db, { kind: "verify-email", userId: to?.id, about: { email: to?.email ?? "" } });
  const link = `${origin}/verify-email?token=${token}`;
  const message = { kind: "verify-email" as const, name: to?.name ?? "", link };
  await sendMail(db, { outbox, to: to ?? { email }, isReal: to !== undefined, message });
}

/** Puts `message` into the outbox. Without a recipient (`isReal` is false), the same statements run and are rolled back. */
export async function sendMail(
  db: Database,
  { outbox, to, ...mail }: { outbox: Outbox; to: Pick<Recipient, "email">; isReal?: boolean; message: Message },
): Promise<void> {
  await outbox.enqueue(db, { to: to.email, ...mail });
}
