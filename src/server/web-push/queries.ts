import { and, desc, eq, gt, ne, sql } from "drizzle-orm";
import { isOfCurrentEpoch } from "../auth/sessions/security-epoch";
import { sessions } from "../auth/tables";
import type { Database } from "../db/client";
import { pushSubscriptions, type PushSubscription } from "./table";

/** The most browsers of a user that get messages. */
export const maxSubscriptions = 20;

/** The session of a subscription, while it counts. */
const ofActiveSession = and(
  eq(sessions.id, pushSubscriptions.sessionId),
  eq(sessions.userId, pushSubscriptions.userId),
  gt(sessions.expiresAt, sql`now()`),
  isOfCurrentEpoch,
);

/** Returns the subscriptions of a user's sessions that have not expired, the newest first, and when each session began; one of them if `id` is given. */
export async function listSubscriptions(
  db: Pick<Database, "select">,
  { ownerId, id }: { ownerId: string; id?: string },
): Promise<{ subscription: PushSubscription; sessionBegan: Date }[]> {
  return db
    .select({ subscription: pushSubscriptions, sessionBegan: sessions.createdAt })
    .from(pushSubscriptions)
    .innerJoin(sessions, ofActiveSession)
    .where(
      and(
        eq(pushSubscriptions.userId, ownerId),
        eq(sessions.userId, ownerId),
        id === undefined ? undefined : eq(pushSubscriptions.id, id),
      ),
    )
    .orderBy(desc(pushSubscriptions.id))
    .limit(maxSubscriptions);
}

type NewSubscription = Pick<
  PushSubscription,
  "id" | "userId" | "sessionId" | "endpoint" | "p256dh" | "auth" | "userAgent"
>;

/**
 * Stores a subscription in place of that of its session. An endpoint that another session had is that of this browser, too, so it goes over.
 * @returns `undefined` if the session has ended meanwhile
 */
export async function storeSubscription(
  db: Pick<Database, "insert" | "delete">,
  { id, userId, sessionId, ...browser }: NewSubscription,
): Promise<PushSubscription | undefined> {
  const isOther = ne(pushSubscriptions.endpoint, browser.endpoint);
  await db
    .delete(pushSubscriptions)
    .where(and(eq(pushSubscriptions.userId, userId), eq(pushSubscriptions.sessionId, sessionId), isOther));
  const given = { id, userId, sessionId, ...browser };
  const [stored] = await db
    .insert(pushSubscriptions)
    .values(given)
    .onConflictDoUpdate({
      target: pushSubscriptions.endpoint,
      set: { ...given, failures: 0, lastUsedAt: null, createdAt: sql`now()` },
    })
    .returning();
  return stored;
}

/** Removes subscriptions of a user: one by its id, or that of a session. Returns the ids of those that were there. */
export async function removeSubscriptions(
  db: Pick<Database, "delete">,
  { ownerId, ...which }: { ownerId: string } & ({ id: string } | { sessionId: string }),
): Promise<string[]> {
  const chosen = "id" in which ? eq(pushSubscriptions.id, which.id) : eq(pushSubscriptions.sessionId, which.sessionId);
  const removed = await db
    .delete(pushSubscriptions)
    .where(and(eq(pushSubscriptions.userId, ownerId), chosen))
    .returning({ id: pushSubscriptions.id });
  return removed.map(({ id }) => id);
}

/** Notes that a push service took a message, or finally did not. Returns the failures since the last one that was taken. */
export async function noteDelivery(
  db: Pick<Database, "update">,
  { ownerId, id, isSent }: { ownerId: string; id: string; isSent: boolean },
): Promise<number> {
  const [row] = await db
    .update(pushSubscriptions)
    .set(isSent ? { failures: 0, lastUsedAt: sql`now()` } : { failures: sql`${pushSubscriptions.failures} + 1` })
    .where(and(eq(pushSubscriptions.userId, ownerId), eq(pushSubscriptions.id, id)))
    .returning({ failures: pushSubscriptions.failures });
  return row?.failures ?? 0;
}
