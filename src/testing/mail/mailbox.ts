import { asc, eq } from "drizzle-orm";
import { secretsOf } from "~/server/env";
import { createMailCipher } from "~/server/mail/encryption";
import { mails } from "~/server/mail/table";
import { type Person, postJson } from "../people/people";
import type { TestServer } from "../server/runtime";

export interface ReceivedMail {
  kind: string;
  subject: string;
  text: string;
  /** The token in its link, or an empty one if it has none. */
  token: string;
}

/** Returns the queued mail to `email`, the oldest first. */
export async function mailsTo(server: TestServer, email: string): Promise<ReceivedMail[]> {
  const { database, environment } = server.runtime;
  const cipher = createMailCipher(secretsOf(environment));
  const rows = await database.db.select().from(mails).where(eq(mails.recipient, email)).orderBy(asc(mails.id));
  return Promise.all(
    rows.map(async ({ kind, content }) => {
      const { subject, text } = await cipher.decrypt(content ?? "");
      return { kind, subject, text, token: /[?&]token=([A-Za-z0-9]+)/.exec(text)?.[1] ?? "" };
    }),
  );
}

/** Returns the newest mail of this kind to `email`. */
export async function mailTo(server: TestServer, email: string, kind: string): Promise<ReceivedMail> {
  const letter = (await mailsTo(server, email)).findLast((one) => one.kind === kind);
  if (letter === undefined) throw new Error(`No ${kind} was written to ${email}.`);
  return letter;
}

/** Follows the newest link of this kind to `to`, in the user's own session. */
export async function followLink(
  { server, cookie }: Pick<Person, "server" | "cookie">,
  path: string,
  { kind, to }: { kind: string; to: string },
): Promise<Response> {
  const { token } = await mailTo(server, to, kind);
  return postJson(server, `/api/auth${path}`, { token }, { cookie });
}

/** Confirms the address of a signed-in user by the link in the mail. */
export async function confirmAddress(person: Pick<Person, "server" | "cookie" | "email">): Promise<void> {
  const answer = await followLink(person, "/verify-email", { kind: "verify-email", to: person.email });
  if (answer.status !== 200) throw new Error(`The address was not confirmed: ${await answer.text()}`);
}
