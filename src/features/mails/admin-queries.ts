import { and, desc, eq, isNotNull, lt, sql } from "drizzle-orm";
import type { Audit } from "~/server/audit/audit";
import type { Database } from "~/server/db/client";
import { mails } from "~/server/mail/table";
import { addJob } from "~/server/jobs/add-job";
import type { ListMailsInput } from "./schema";

/** Mail as administrators see it: never what it says, for it holds links that let people in. No owner stands in a `where` here. */

const shown = {
  id: mails.id,
  recipient: mails.recipient,
  kind: mails.kind,
  status: mails.status,
  attempts: mails.attempts,
  lastError: mails.lastError,
  createdAt: mails.createdAt,
  sentAt: mails.sentAt,
  /** Whether it is read here because no server took it. */
  isKept: sql<boolean>`(${mails.status} = 'sent' and ${mails.content} is not null)`,
};

/** Returns mail, newest first. `next` is the id that the next page starts after. */
export async function listMails(db: Pick<Database, "select">, { status, limit, cursor }: ListMailsInput) {
  const rows = await db
    .select(shown)
    .from(mails)
    .where(
      and(
        status === undefined ? undefined : eq(mails.status, status),
        cursor === undefined ? undefined : lt(mails.id, cursor),
      ),
    )
    .orderBy(desc(mails.id))
    .limit(limit + 1);
  const items = rows.slice(0, limit);
  return { items, next: rows.length > limit ? items.at(-1)?.id : undefined };
}

export async function findMail(db: Pick<Database, "select">, id: string) {
  const [mail] = await db.select(shown).from(mails).where(eq(mails.id, id));
  return mail;
}

type AuditedMail = { id: string; reason?: string | null | undefined; audit: Audit };

/** Has a dead mail tried again, as often as a new one. Answers it as it is then; `undefined` when it is not there, not dead, or no longer holds what it said. */
export async function retryMail(db: Database, { id, reason, audit }: AuditedMail) {
  return db.transaction(async (change) => {
    const [mail] = await change
      .update(mails)
      .set({ status: "waiting", attempts: 0 })
      .where(and(eq(mails.id, id), eq(mails.status, "dead"), isNotNull(mails.content)))
      .returning(shown);
    if (mail === undefined) return undefined;
    await addJob(change, { queue: "mail", data: { id, isAgain: true } });
    const details = { mail: id, kind: mail.kind };
    await audit.record(change, { reason, details });
    return mail;
  });
}

/** Forgets a dead mail. Answers it as it was; `undefined` when it is not there, or not dead. */
export async function removeMail(db: Database, { id, reason, audit }: AuditedMail) {
  return db.transaction(async (change) => {
    const [mail] = await change
      .delete(mails)
      .where(and(eq(mails.id, id), eq(mails.status, "dead")))
      .returning(shown);
    if (mail === undefined) return undefined;
    const details = { mail: id, kind: mail.kind };
    await audit.record(change, { reason, details });
    return mail;
  });
}
