import { eq } from "drizzle-orm";
import { secretsOf } from "~/server/env";
import { createDelivery } from "~/server/mail/delivery";
import { createMailCipher } from "~/server/mail/encryption";
import { mails } from "~/server/mail/table";
import { newEmail } from "../people/people";
import { testServer } from "../server/runtime";

/** Creates a mail whose attempts are used up. Returns its id. */
export async function deadMail(): Promise<string> {
  const { runtime } = await testServer();
  const { db } = runtime.database;
  const to = newEmail();
  await runtime.outbox.enqueue(db, { to, message: { kind: "account-deleted", name: "Ada" } });
  const createdAt = new Date(Date.now() - 3 * 86_400_000).toISOString();
  const [mail] = await db.update(mails).set({ createdAt }).where(eq(mails.recipient, to)).returning({ id: mails.id });
  const cipher = createMailCipher(secretsOf(runtime.environment));
  await createDelivery({ db, log: runtime.log, cipher, deliver: undefined, backoff: [] })(mail);
  return mail?.id ?? "";
}
