import { TRPCError } from "@trpc/server";
import { and, eq, ne } from "drizzle-orm";
import type { Audit } from "~/server/audit/audit";
import type { Database } from "~/server/db/client";
import { removeSubscriptions, storeSubscription } from "~/server/web-push/queries";
import { pushSubscriptions } from "~/server/web-push/table";

/** Stores a subscription, with its entry in the audit log. */
export async function store(
  db: Database,
  subscription: Parameters<typeof storeSubscription>[1],
  audit: Audit,
): Promise<{ id: string }> {
  return db.transaction(async (transaction) => {
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
