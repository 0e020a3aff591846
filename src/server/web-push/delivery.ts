import { z } from "zod";
import type { DatabaseClient } from "../db/client";
import { addJob } from "../jobs/add-job";
import type { Log } from "../log/log";
import type { PushCipher } from "./message";
import type { PushOutbox } from "./outbox";
import type { PostMessage } from "./post";
import { noteDelivery, removeSubscriptions } from "./queries";

/** Seconds between attempts, unless the push service asks for more. A reminder that is hours late is of no use. */
export const defaultBackoff = [30, 120, 600, 1800, 3600];
/** Messages in a row that could not be delivered, after which a subscription is removed. */
export const maxFailures = 10;

const jobData = z.object({
  id: z.uuid(),
  ownerId: z.uuid(),
  content: z.string(),
  attempts: z.string().regex(/^\d$/).transform(Number).default(0),
});

interface DeliveryOptions {
  db: DatabaseClient["db"];
  outbox: Pick<PushOutbox, "list">;
  cipher: PushCipher;
  post: PostMessage;
  log: Log;
  backoff: readonly number[];
}

/**
 * Returns the work of a push job, which one instance takes. Its subscription is looked up anew, so that nothing is sent to a browser whose session
 * has ended since. After a crash a message may be sent again, and replaces the first on the screen.
 */
export function createPushDelivery({ db, outbox, cipher, post, log, backoff }: DeliveryOptions) {
  return async (data: unknown): Promise<{ outcome: string }> => {
    const { id, ownerId, content, attempts } = jobData.parse(data);
    const [subscription] = await outbox.list(db, { ownerId, id });
    const message = await cipher.decrypt(content);
    if (subscription === undefined || message === undefined) return { outcome: "nothing to do" };
    const result = await post(subscription, message);
    const told = { push: id, attempts: attempts + 1, ...("code" in result && { code: result.code }) };
    if (result.outcome === "sent") {
      await noteDelivery(db, { ownerId, id, isSent: true });
      log.info({ event: "push_sent", ...told });
      return result;
    }
    if (result.outcome === "gone") {
      await removeSubscriptions(db, { ownerId, id });
      log.info({ event: "push_gone", ...told });
      return result;
    }
    const next = result.outcome === "delayed" ? backoff[attempts] : undefined;
    if (next !== undefined && result.outcome === "delayed") {
      const after = Math.max(next, result.after ?? 0);
      await addJob(db, { queue: "push", data: { id, ownerId, content, attempts: String(attempts + 1) }, after });
      log.warn({ event: "push_delayed", ...told });
      return { outcome: "delayed" };
    }
    const failures = await noteDelivery(db, { ownerId, id, isSent: false });
    if (failures >= maxFailures) await removeSubscriptions(db, { ownerId, id });
    log.warn({ event: "push_failed", ...told });
    return { outcome: "failed" };
  };
}
