import type { SessionLifetime } from "../auth/sessions/lifetime";
import type { Database } from "../db/client";
import { addJob } from "../jobs/add-job";
import { takeFromLimit } from "../limits/queries";
import type { PushCipher, PushMessage } from "./message";
import { listSubscriptions } from "./queries";
import type { PushSubscription } from "./table";
import type { PushKey } from "./vapid";

/** Push messages to be sent. */
export interface PushOutbox {
  /** The push services that subscriptions may name. */
  services: readonly string[];
  /** Returns the key that browsers subscribe with. */
  findKey: () => Promise<PushKey>;
  /** Returns the browsers of a user that get messages, the newest first. */
  list: (db: Pick<Database, "select">, to: { ownerId: string; id?: string }) => Promise<PushSubscription[]>;
  /**
   * Stores `message` for each browser of a user; a job sends it soon. `db` is the transaction of its cause.
   * @returns for how many browsers; none beyond the limit of an hour
   */
  enqueue: (
    db: Pick<Database, "select" | "insert" | "execute">,
    to: { ownerId: string; message: PushMessage },
  ) => Promise<number>;
}

/** Messages of one user, so that no account makes this installation a source of bulk messages. */
const hourly = { limit: 120, window: 3600 };

interface OutboxOptions {
  services: readonly string[];
  findKey: () => Promise<PushKey>;
  cipher: PushCipher;
  lifetime: SessionLifetime;
}

export function createPushOutbox({ services, findKey, cipher, lifetime }: OutboxOptions): PushOutbox {
  const list: PushOutbox["list"] = async (db, to) => {
    const found = await listSubscriptions(db, to);
    const isOver = ({ sessionBegan }: { sessionBegan: Date }) => lifetime.endOf(sessionBegan).getTime() <= Date.now();
    return found.flatMap((row) => (isOver(row) ? [] : [row.subscription]));
  };
  return {
    services,
    findKey,
    list,
    enqueue: async (db, { ownerId, message }) => {
      const subscriptions = await list(db, { ownerId });
      if (subscriptions.length === 0) return 0;
      if ((await takeFromLimit(db, { key: `push:${ownerId}`, amount: 1, ...hourly })) === undefined) return 0;
      const content = await cipher.encrypt(message);
      for (const { id } of subscriptions) await addJob(db, { queue: "push", data: { id, ownerId, content } });
      return subscriptions.length;
    },
  };
}
