import type { DatabaseClient } from "../db/client";
import type { StartWork } from "../jobs/background";
import { startWorker } from "../jobs/worker";
import { reasonWhileDeveloping } from "../log/failure-reason";
import type { Log } from "../log/log";
import { createDelivery, defaultBackoff } from "./delivery";
import type { MailHandling } from "./mode";
import { senderOf } from "./sender-address";

interface Sender {
  mail: MailHandling;
  database: Pick<DatabaseClient, "db">;
  log: Log;
  environment: { NODE_ENV: string; SMTP_URL?: string | undefined; MAIL_FROM?: string | undefined };
  origin: string;
}

interface SendOptions {
  /** Seconds between attempts to send a mail. */
  backoff?: readonly number[];
  /** Milliseconds between polls for mail. */
  every?: number;
}

/**
 * Creates the worker that sends queued mail. Where only a server may send it and none is configured, it logs that once and leaves the mail queued.
 */
export function sendMail(
  { mail, database, log, environment, origin }: Sender,
  { backoff = defaultBackoff, every = 1000 }: SendOptions = {},
): StartWork {
  return async (boss) => {
    const { SMTP_URL: url } = environment;
    if (mail.mode === "queued") {
      log.warn({ event: "mail_held" }, "Mail waits, for there is no mail server: set SMTP_URL and MAIL_FROM.");
      return async () => undefined;
    }
    // Loaded only when needed, and after the server has started.
    const { createSmtp } = await import("./smtp");
    const deliver = url === undefined ? undefined : createSmtp({ url, from: senderOf(environment, origin) });
    return startWorker(boss, {
      queue: "mail",
      concurrency: 5,
      every,
      work: createDelivery({ db: database.db, cipher: mail.cipher, log, deliver, backoff }),
      onFailure: (error) => log.error({ event: "mail_failed", ...reasonWhileDeveloping(error, environment) }),
    });
  };
}
