import { and, eq, isNotNull, lt, sql } from "drizzle-orm";
import type { Database } from "../db/client";
import { mails } from "./table";

/** Returns the mail with this id; `undefined` when it is gone. */
export async function findMail(db: Pick<Database, "select">, id: string) {
  const [mail] = await db.select().from(mails).where(eq(mails.id, id));
  return mail;
}

/**
 * Marks a mail as sent.
 * @param input.keepContent set where it is read as a preview, because no server is configured
 */
export async function markSent(db: Pick<Database, "update">, input: { id: string; keepContent: boolean }) {
  await db
    .update(mails)
    .set({
      status: "sent",
      sentAt: sql`now()`,
      attempts: sql`${mails.attempts} + 1`,
      lastError: null,
      ...(input.keepContent ? {} : { content: null }),
    })
    .where(eq(mails.id, input.id));
}

/** Marks an attempt as failed. A dead mail keeps its content, so that it can be sent again. */
export async function markFailed(
  db: Pick<Database, "update">,
  { id, reason, isDead }: { id: string; reason: string; isDead: boolean },
) {
  await db
    .update(mails)
    .set({ status: isDead ? "dead" : "waiting", attempts: sql`${mails.attempts} + 1`, lastError: reason })
    .where(eq(mails.id, id));
}

/** Removes the content of old previews, and deletes all old mail. Instants are ISO 8601. */
export async function clearMail(db: Pick<Database, "update" | "delete">, input: { keptSince: string; since: string }) {
  const emptied = await db
    .update(mails)
    .set({ content: null })
    .where(and(eq(mails.status, "sent"), isNotNull(mails.content), lt(mails.sentAt, input.keptSince)))
    .returning({ id: mails.id });
  const removed = await db.delete(mails).where(lt(mails.createdAt, input.since)).returning({ id: mails.id });
  return { emptied: emptied.length, removed: removed.length };
}

/** Queues mail that waits without a job, because the queue was cleared by hand or the job died. */
export async function requeueMail(db: Pick<Database, "execute">): Promise<number> {
  const adopted = await db.execute(sql`
    insert into pgboss.job (name, data, policy, retry_limit, retry_delay, expire_in)
    select queue.name, jsonb_build_object('id', mails.id), policy, retry_limit, coalesce(retry_delay, 0), expire_seconds * interval '1 s'
    from mails, pgboss.queue
    where mails.status = 'waiting' and mails.created_at < now() - interval '1 minute' and queue.name = 'mail'
      and not exists (
        select 1 from pgboss.job where job.name = 'mail' and job.state < 'completed' and job.data ->> 'id' = mails.id::text
      )
    returning id`);
  return adopted.length;
}
