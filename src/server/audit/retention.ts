import { and, eq, gte, inArray, isNotNull, lt, or, sql } from "drizzle-orm";
import type { Database } from "../db/client";
import type { Job } from "../jobs/job";
import { earliestId } from "./event-id";
import type { EventKind } from "./kinds";
import { auditEvents } from "./table";

/** How many days an event is kept: a year, and a month to look back on it. */
export const auditRetentionDays = 400;
/** How many days after an account was deleted its events keep network address and user agent. */
export const clientInfoRetentionDays = 30;

/** Rows per statement, few enough for the statement timeout. */
const batch = 5000;
const day = 86_400_000;
const deletionKind: EventKind = "account.deleted";

/**
 * Deletes old events, and removes network address and user agent from the events of deleted accounts. It runs as the owner of the table,
 * because the application's role may do neither.
 */
export const auditRetentionJob = {
  name: "retain audit trail",
  every: 6 * 3_600_000,
  run: ({ asOwner, now }) =>
    asOwner(async (db) => {
      const before = (days: number) => earliestId(new Date(Date.parse(now) - days * day).toISOString());
      return {
        removed: await removeEvents(db, before(auditRetentionDays)),
        anonymized: await anonymizeEvents(db, {
          from: before(auditRetentionDays),
          until: before(clientInfoRetentionDays),
        }),
      };
    }),
} satisfies Job;

async function removeEvents(db: Database, beforeId: string): Promise<number> {
  let removed = 0;
  for (;;) {
    const old = db
      .select({ id: auditEvents.id })
      .from(auditEvents)
      .where(lt(auditEvents.id, beforeId))
      .orderBy(auditEvents.id)
      .limit(batch);
    const gone = await db.delete(auditEvents).where(inArray(auditEvents.id, old)).returning({ id: auditEvents.id });
    removed += gone.length;
    if (gone.length < batch) return removed;
  }
}

/** Removes network address and user agent from all events of accounts that were deleted between the two ids. */
async function anonymizeEvents(db: Database, { from, until }: { from: string; until: string }): Promise<number> {
  const gone = db
    .select({ userId: auditEvents.userId })
    .from(auditEvents)
    .where(
      and(
        eq(auditEvents.kind, deletionKind),
        eq(auditEvents.outcome, "success"),
        gte(auditEvents.id, from),
        lt(auditEvents.id, until),
      ),
    );
  const forgotten = await db
    .update(auditEvents)
    .set({ address: sql`null`, userAgent: sql`null` })
    .where(and(inArray(auditEvents.userId, gone), or(isNotNull(auditEvents.address), isNotNull(auditEvents.userAgent))))
    .returning({ id: auditEvents.id });
  return forgotten.length;
}
