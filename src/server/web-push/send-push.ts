import type { DatabaseClient } from "../db/client";
import type { StartWork } from "../jobs/background";
import { startWorker } from "../jobs/worker";
import { reasonWhileDeveloping } from "../log/failure-reason";
import type { Log } from "../log/log";
import { senderOf } from "../mail/sender-address";
import { createPushDelivery, defaultBackoff } from "./delivery";
import type { PushCipher } from "./message";
import type { PushOutbox } from "./outbox";

interface Sender {
  pushOutbox: PushOutbox;
  pushCipher: PushCipher;
  database: Pick<DatabaseClient, "db">;
  log: Log;
  environment: { NODE_ENV: string; MAIL_FROM?: string | undefined };
  origin: string;
}

interface SendOptions {
  /** Seconds between attempts to send a message. */
  backoff?: readonly number[];
  /** Milliseconds between polls for messages. */
  every?: number;
  /** A certificate to trust in place of the usual ones, in PEM. */
  ca?: Buffer;
}

/** Creates the worker that sends queued push messages. */
export function sendPush(
  { pushOutbox: outbox, pushCipher: cipher, database: { db }, log, environment, origin }: Sender,
  { backoff = defaultBackoff, every = 2000, ca }: SendOptions = {},
): StartWork {
  return async (boss) => {
    // Loaded after the server has started.
    const { createPost } = await import("./post");
    const contact = origin.startsWith("https:") ? origin : `mailto:${senderOf(environment, origin).address}`;
    const post = createPost({ findKey: outbox.findKey, services: outbox.services, contact, ca });
    return startWorker(boss, {
      queue: "push",
      concurrency: 5,
      every,
      work: createPushDelivery({ db, outbox, cipher, post, log, backoff }),
      onFailure: (error) => log.error({ event: "push_failed", ...reasonWhileDeveloping(error, environment) }),
    });
  };
}
