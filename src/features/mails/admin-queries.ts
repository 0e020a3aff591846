import { and, desc, eq, isNotNull, lt, sql } from "drizzle-orm";
import type { Audit } from "~/server/audit/audit";
import type { Database } from "~/server/db/client";
import { mails } from "~/server/mail/table";
import { addJob } from "~/server/jobs/add-job";
import type { ListMailsInput } from "./schema";

/** Mail as administrators see it, never its content, which holds links that sign in. No query here is limited to an owner. */

const shown = {
  id: mails.id,
  recipient: mails.recipient,
  kind: mails.kind,
  status: mails.status,
  attempts: mails.attempts,
  lastError: mails.lastError,
  createdAt: mails.createdAt,
  sentAt: mails.sentAt,
  /** Whether it is kept for reading here, because there is no mail server. */
  isKept: sql<boolean>`(${mails.status} = 'sent' and ${mails.content} is not null)`,
};

/** Returns mail, newest first. `next` is the id after which the next page starts. */
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

/** Queues a failed mail again, with all attempts of a new one. Returns it, or `undefined` when it is missing, not failed, or has lost its content. */
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

/** Deletes a failed mail. Returns it as it was, or `undefined` when it is missing or not failed. */
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
