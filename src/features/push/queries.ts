import { TRPCError } from "@trpc/server";
import { and, eq, ne } from "drizzle-orm";
import type { Audit } from "~/server/audit/audit";
import type { Database } from "~/server/db/client";
import { users } from "~/server/auth/tables";
import type { PushOutbox } from "~/server/web-push/outbox";
import { maxSubscriptions, removeSubscriptions, storeSubscription } from "~/server/web-push/queries";
import { pushSubscriptions } from "~/server/web-push/table";

/**
 * Stores a subscription, with its entry in the audit log.
 * @throws {TRPCError} if as many other sessions of the user as may be are notified already, or if the session has ended
 */
export async function store(
  { db, pushOutbox, audit }: { db: Database; pushOutbox: Pick<PushOutbox, "list">; audit: Audit },
  subscription: Parameters<typeof storeSubscription>[1],
): Promise<{ id: string }> {
  const { userId: ownerId, sessionId } = subscription;
  return db.transaction(async (transaction) => {
    // Devices that subscribe at once wait for each other, so that together they stay within the limit.
    await transaction.select({ id: users.id }).from(users).where(eq(users.id, ownerId)).for("no key update");
    const others = (await pushOutbox.list(transaction, { ownerId })).filter((other) => other.sessionId !== sessionId);
    if (others.length >= maxSubscriptions) {
      const message = `At most ${maxSubscriptions} devices can be notified. Remove one first.`;
      throw new TRPCError({ code: "BAD_REQUEST", message });
    }
    const stored = await storeSubscription(transaction, subscription);
    if (stored === undefined) throw new TRPCError({ code: "CONFLICT", message: "Try again." });
    await audit.record(transaction, { details: { device: stored.id } });
    return { id: stored.id };
  });
}

/** Removes a subscription of the owner, with its entry in the audit log. Returns whether it was there. */
export async function remove(db: Database, owned: { ownerId: string; id: string }, audit: Audit): Promise<boolean> {
  return db.transaction(async (transaction) => {
    const removed = await removeSubscriptions(transaction, owned);
    if (removed.length > 0) await audit.record(transaction, { details: { device: owned.id } });
    return removed.length > 0;
  });
}

/** Returns whether another user than `ownerId` has a subscription with this id. */
export async function isOfAnother(db: Database, { ownerId, id }: { ownerId: string; id: string }): Promise<boolean> {
  const rows = await db
    .select({ id: pushSubscriptions.id })
    .from(pushSubscriptions)
    .where(and(eq(pushSubscriptions.id, id), ne(pushSubscriptions.userId, ownerId)));
  return rows.length > 0;
}
