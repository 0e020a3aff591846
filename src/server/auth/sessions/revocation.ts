import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Database } from "../../db/client";
import { openNotifications } from "../../db/notifications";
import { withDatabaseTime } from "../../db/pool/deadline";
import type { Principal } from "../principal";

export const revocationChannel = "keel_revocation";
/** Sent in place of a subject. */
export const keysChanged = "keys";
const heartbeatEvery = 200;
/** Milliseconds without a heartbeat after which revocations of other instances may have been missed. */
const staleAfter = 700;
/** Milliseconds that marks are kept, because no token lives longer. */
const maxTokenLifetime = 15 * 60_000;
/** Keeps a message below the 8,000 bytes that NOTIFY carries. */
const keysPerMessage = 100;

type Subject = "session" | "user";

/**
 * Decides which unexpired tokens must be looked up again. A change to a session or a user marks it on every instance within a second. A token needs a
 * recheck when it was issued before such a mark, before this instance subscribed, or while the subscription is down.
 */
export interface Revocations {
  /** Marks here at once, and on the other instances as soon as they are notified. */
  mark: (subject: Subject, id: string) => void;
  /**
   * Returns whether a token has to be looked up again.
   * @param since when what is known about the token was true, by the clock of this instance, in ms since 1970
   */
  needsRecheck: (principal: Pick<Principal, "userId" | "sessionId">, since: number) => boolean;
  /** Returns whether marks of other instances arrive here. */
  isSubscribed: () => boolean;
  close: () => Promise<void>;
}

/** Makes every instance look tokens up again after the transaction `db` is committed. For code that deletes or changes rows itself. */
export async function announceRevocation(db: Pick<Database, "execute">, subject: Subject, id: string): Promise<void> {
  await db.execute(sql`select pg_notify(${revocationChannel}, ${`transaction ${subject}:${id}`})`);
}

export interface RevocationsOptions {
  /** The URL of a direct connection to the database, to listen on. */
  directUrl: string;
  db: Pick<Database, "execute">;
  /** Called when signing keys were created or deleted, and when that may have been missed. */
  onKeysChanged: () => void;
}

export function createRevocations({ directUrl, db, onKeysChanged }: RevocationsOptions): Revocations {
  const marks = new Map<string, number>();
  const self = randomUUID();
  const pending = new Set<string>();
  let listeningSince = Number.POSITIVE_INFINITY;
  let lastHeartbeatAt = 0;

  const set = (key: string) => {
    const now = Date.now();
    for (const [old, at] of marks) {
      if (now - at < maxTokenLifetime) break;
      marks.delete(old);
    }
    marks.delete(key);
    marks.set(key, now);
  };

  const notifications = openNotifications(directUrl, revocationChannel, {
    onMessage: (payload) => {
      const [sender, ...keys] = payload.split(" ");
      if (sender === self) lastHeartbeatAt = Date.now();
      else keys.forEach((key) => (key === keysChanged ? onKeysChanged() : set(key)));
    },
    onSubscribed: () => {
      listeningSince = Date.now();
      lastHeartbeatAt = Date.now();
      onKeysChanged();
    },
  });

  /** Publishes over both connections at once, because the listening one may be lost or silent. */
  const publish = (message: string) =>
    Promise.any([
      notifications.publish(message),
      withDatabaseTime({}, () => db.execute(sql`select pg_notify(${revocationChannel}, ${message})`)),
    ]);
  const publishPending = async (): Promise<void> => {
    const keys = [...pending];
    pending.clear();
    for (let at = 0; at < keys.length; at += keysPerMessage) {
      const batch = keys.slice(at, at + keysPerMessage);
      await publish([self, ...batch].join(" ")).catch(() => batch.forEach((key) => pending.add(key)));
    }
  };

  /** Sends a heartbeat, which comes back to its sender and so proves that notifications arrive. Publishes again what failed before. */
  const heartbeat = setInterval(() => {
    notifications.publish(self).catch(() => undefined);
    void publishPending();
  }, heartbeatEvery).unref();

  const isSubscribed = () => Date.now() - lastHeartbeatAt <= staleAfter;

  return {
    mark: (subject, id) => {
      const key = `${subject}:${id}`;
      set(key);
      pending.add(key);
      if (pending.size === 1) setImmediate(() => void publishPending());
    },
    needsRecheck: ({ userId, sessionId }, since) =>
      since <= listeningSince ||
      !isSubscribed() ||
      since <= (marks.get(`session:${sessionId}`) ?? 0) ||
      since <= (marks.get(`user:${userId}`) ?? 0),
    isSubscribed,
    close: async () => {
      clearInterval(heartbeat);
      await publishPending();
      await notifications.close();
    },
  };
}
