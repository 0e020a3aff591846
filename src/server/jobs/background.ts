import type { Job } from "./recurring";
import { startJobs } from "./recurring";
import { reasonWhileDeveloping } from "../log/failure-reason";
import { createDelivery, defaultBackoff } from "../mail/delivery";
import { senderOf } from "../mail/sender-address";
import { openBoss } from "./boss";
import { startWorker } from "./worker";
import type { Runtime } from "../runtime";

interface BackgroundOptions {
  /** Seconds between the tries to send a mail. */
  backoff?: readonly number[];
  /** Milliseconds between two looks for mail. */
  mailEvery?: number;
  /** Milliseconds between two looks for jobs whose turn it is. */
  jobsEvery?: number;
}

/** Does what happens without anybody asking: sends mail, and runs `jobs` at their intervals. Returns how to stop. */
export function startBackground(
  runtime: Runtime,
  jobs: Job[],
  { jobsEvery = 2000, ...options }: BackgroundOptions = {},
): () => Promise<void> {
  const starting = (async () => {
    const boss = await openBoss(runtime.database.db);
    return [startJobs(boss, runtime, jobs, jobsEvery), await startMail(boss, runtime, options)];
  })();
  return async () => {
    await Promise.all((await starting).map((stop) => stop()));
  };
}

async function startMail(
  boss: Awaited<ReturnType<typeof openBoss>>,
  { mail, database, log, environment, origin }: Runtime,
  { backoff = defaultBackoff, mailEvery = 1000 }: BackgroundOptions,
): Promise<() => Promise<void>> {
  const { SMTP_URL: url } = environment;
  if (mail.mode === "queued") {
    log.warn({ event: "mail_held" }, "Mail waits, for there is no mail server: set SMTP_URL and MAIL_FROM.");
    return async () => undefined;
  }
  // Loaded only where it is needed, and after the server is there.
  const { createSmtp } = await import("../mail/smtp");
  const deliver = url === undefined ? undefined : createSmtp({ url, from: senderOf(environment, origin) });
  return startWorker(boss, {
    queue: "mail",
    concurrency: 5,
    every: mailEvery,
    work: createDelivery({ db: database.db, cipher: mail.cipher, log, deliver, backoff }),
    onFailure: (error) => log.error({ event: "mail_failed", ...reasonWhileDeveloping(error, environment) }),
  });
}
