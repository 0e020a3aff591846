import { eq } from "drizzle-orm";
import type { OnSessionEnd } from "../sessions/session-end";
import { users } from "../tables";
import type { Database } from "../../db/client";
import type { Message } from "../../mail/messages";
import type { Outbox } from "../../mail/outbox";
import { addLink } from "./one-time-links";

/** What every flow works with. */
export interface AccountDeps {
  db: Database;
  outbox: Outbox;
  /** The public origin; links lead there. */
  origin: string;
  /** Whether an address has to be confirmed before its owner can sign in. */
  isVerificationRequired: boolean;
  /** Whether mail is delivered, so that an address can be confirmed. */
  isMailDelivered: boolean;
  /** Told, after the fact, that a user changed or is gone. */
  onChange: (subject: "user", id: string) => void;
  onSessionEnd: OnSessionEnd;
}

export interface Recipient {
  id: string;
  name: string;
  email: string;
}

/** Who has this address, whatever its case. */
export async function findByEmail(db: Pick<Database, "select">, email: string) {
  const { id, name, emailVerified } = users;
  const [user] = await db
    .select({ id, name, email: users.email, emailVerified })
    .from(users)
    .where(eq(users.email, email.toLowerCase()));
  return user;
}

/** The link to reset a password, to whoever has the address. Costs and answers the same when nobody has. */
export async function sendResetLink({ db, outbox, origin }: AccountDeps, email: string): Promise<void> {
  const user = await findByEmail(db, email);
  await db.transaction(async (tx) => {
    const token = await addLink(tx, { kind: "reset-password", userId: user?.id });
    const link = `${origin}/reset-password?token=${token}`;
    const message = { kind: "reset-password" as const, name: user?.name ?? "", link };
    await sendMail(tx, { outbox, to: user ?? { email }, isReal: user !== undefined, message });
  });
}

/** The link to confirm an address, to whoever has it and has not confirmed it. Costs and answers the same otherwise. */
export async function sendVerificationLink({ db, outbox, origin }: AccountDeps, email: string): Promise<void> {
  const user = await findByEmail(db, email);
  const waiting = user?.emailVerified === false ? user : undefined;
  await db.transaction((tx) => sendVerificationMail(tx, { outbox, origin, to: waiting, email }));
}

/** Within the transaction of what causes it. */
export async function sendVerificationMail(
  db: Database,
  { outbox, origin, to, email }: Pick<AccountDeps, "outbox" | "origin"> & { to: Recipient | undefined; email: string },
): Promise<void> {
  const token = await addLink(db, { kind: "verify-email", userId: to?.id, about: { email: to?.email ?? "" } });
  const link = `${origin}/verify-email?token=${token}`;
  const message = { kind: "verify-email" as const, name: to?.name ?? "", link };
  await sendMail(db, { outbox, to: to ?? { email }, isReal: to !== undefined, message });
}

/** Puts `message` into the outbox; where nobody is to get it (`isReal` is false), the same is done and undone. */
export async function sendMail(
  db: Database,
  { outbox, to, ...mail }: { outbox: Outbox; to: Pick<Recipient, "email">; isReal?: boolean; message: Message },
): Promise<void> {
  await outbox.enqueue(db, { to: to.email, ...mail });
}
