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
/** Without news for this long, what other instances revoke may have been missed. */
const staleAfter = 700;
/** No token lives longer, so no mark needs to. */
const maxTokenLifetime = 15 * 60_000;
/** Keeps a message below the 8,000 bytes that NOTIFY carries. */
const keysPerMessage = 100;

type Subject = "session" | "user";

/**
 * Which tokens must be looked up again before they are believed, although they have not expired. Sessions and users that something happened to
 * are marked, on every instance, within a second; a token issued before the mark of its session or its user is suspect. So is every
 * token issued before this instance began to listen, and any token while it cannot hear the others.
 */
export interface Revocations {
  /** Marks here at once, and on the other instances as soon as they hear of it. */
  mark: (subject: Subject, id: string) => void;
  /** @param since when what is known about the token was true, by the clock of this instance, in ms since 1970 */
  needsRecheck: (principal: Pick<Principal, "userId" | "sessionId">, since: number) => boolean;
  /** Whether what other instances mark is heard here. */
  isSubscribed: () => boolean;
  close: () => Promise<void>;
}

/**
 * Has every instance look tokens up again before it believes them, as soon as the transaction `db` is there: for what deletes or changes rows itself.
 */
export async function announceRevocation(db: Pick<Database, "execute">, subject: Subject, id: string): Promise<void> {
  await db.execute(sql`select pg_notify(${revocationChannel}, ${`transaction ${subject}:${id}`})`);
}

export interface RevocationsOptions {
  /** A direct connection to the database, to listen on. */
  directUrl: string;
  db: Pick<Database, "execute">;
  /** Told when signing keys were made or deleted, and when that may have been missed. */
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

  /** Both ways at once: a connection for listening that is lost, or does not answer, must not keep the news from the others. */
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

  /** A heartbeat comes back to its sender, which proves that news arrives. What could not be told before is tried again. */
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
