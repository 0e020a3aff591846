import { z } from "zod";
import { createAudit } from "../audit/audit";
import type { DatabaseClient } from "../db/client";
import type { Log } from "../log/log";
import { addJob } from "../jobs/add-job";
import { findMail, markFailed, markSent } from "./queries";
import type { MailCipher } from "./encryption";
import type { Deliver } from "./smtp";

/** Seconds between attempts: eight in about a day. The first follow soon, because greylisting only asks to come back. */
export const defaultBackoff = [30, 120, 600, 1800, 7200, 21_600, 54_000];

/** In hours. Mail that was never attempted before is not sent any more, because its links have expired. */
export const maxWaitHours = 48;

const jobData = z.object({ id: z.uuid(), isAgain: z.boolean().default(false) });

const audit = createAudit({ kind: "mail.dead" });

type Tried = { id: string; kind: string; attempts: number };
type Failure = { isFinal: boolean; reason: string; code: string };

const tooOld = { isFinal: true, code: "OLD", reason: `It waited for more than ${maxWaitHours} hours.` };
const unreadable = {
  isFinal: true,
  code: "SECRET",
  reason: "It was sealed with a secret that is no longer configured.",
};

interface DeliveryOptions {
  db: DatabaseClient["db"];
  cipher: MailCipher;
  log: Log;
  /** `undefined` without a mail server: mail is read as a preview. */
  deliver: Deliver | undefined;
  backoff: readonly number[];
}

/**
 * Returns the work of a mail job. The row decides: a second job for sent mail does nothing. The outcome and the job of the next attempt are written
 * in one transaction. When that fails, the mail is sent again with the same `Message-ID`.
 */
export function createDelivery({ db, cipher, log, deliver, backoff }: DeliveryOptions) {
  const fail = async ({ id, kind, attempts }: Tried, { isFinal, reason, code }: Failure) => {
    const after = backoff[attempts];
    const isDead = isFinal || after === undefined;
    await db.transaction(async (change) => {
      await markFailed(change, { id, reason, isDead });
      if (isDead) await audit.record(change, { outcome: "failure", details: { mail: id, kind, code } });
      else await addJob(change, { queue: "mail", data: { id, isAgain: true }, after });
    });
    log.warn({ event: isDead ? "mail_dead" : "mail_delayed", mail: id, kind, attempts: attempts + 1, code });
    return { outcome: isDead ? "dead" : "delayed" };
  };

  return async (data: unknown): Promise<{ outcome: string }> => {
    const { id, isAgain } = jobData.parse(data);
    const mail = await findMail(db, id);
    if (mail?.status !== "waiting" || mail.content === null) return { outcome: "nothing to do" };
    const isStale = !isAgain && Date.now() - Date.parse(mail.createdAt) > maxWaitHours * 3_600_000;
    if (isStale) return fail(mail, tooOld);
    const content = await cipher.decrypt(mail.content).catch(() => undefined);
    if (content === undefined) return fail(mail, unreadable);
    if (deliver !== undefined) {
      const delivery = await deliver({ ...content, id, to: mail.recipient, writtenAt: mail.createdAt });
      if (!delivery.isSent) return fail(mail, delivery);
    }
    await markSent(db, { id, keepContent: deliver === undefined });
    log.info({ event: "mail_sent", mail: id, kind: mail.kind, attempts: mail.attempts + 1 });
    return { outcome: "sent" };
  };
}
