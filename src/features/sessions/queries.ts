import { and, desc, eq, gt, ne } from "drizzle-orm";
import type { Audit } from "~/server/audit/audit";
import { announceRevocation } from "~/server/auth/sessions/revocation";
import { endingSessions } from "~/server/auth/sessions/session-end";
import { isOfCurrentEpoch } from "~/server/auth/sessions/security-epoch";
import { sessions } from "~/server/auth/tables";
import type { Context } from "~/server/context";
import type { Database } from "~/server/db/client";

/** Returns a user's active sessions, the last used first; at most 100. */
export async function listSessions(db: Database, { ownerId, now }: { ownerId: string; now: string }) {
  const { id, userAgent, ipAddress, createdAt, lastUsedAt, expiresAt } = sessions;
  return db
    .select({ id, userAgent, address: ipAddress, createdAt, lastUsedAt, expiresAt })
    .from(sessions)
    .where(and(eq(sessions.userId, ownerId), gt(expiresAt, new Date(now)), isOfCurrentEpoch))
    .orderBy(desc(lastUsedAt), desc(id))
    .limit(100);
}

/** Returns whether another user than `ownerId` has a session with this id. */
export async function isSessionOfAnother(
  db: Database,
  { ownerId, id }: { ownerId: string; id: string },
): Promise<boolean> {
  const rows = await db
    .select({ id: sessions.id })
    .from(sessions)
    .where(and(eq(sessions.id, id), ne(sessions.userId, ownerId)));
  return rows.length > 0;
}

/**
 * Ends one session of a user, all, or all but one: every instance refuses their tokens within a second. The notification is part of the
 * transaction, so that no crash can come between.
 * @param input.which the `id` of one session, or the one to keep
 * @returns how many sessions ended
 */
export async function endSessions(
  context: Pick<Context, "db" | "onSessionEnd">,
  { ownerId, which, audit }: { ownerId: string; which: { id: string } | { except: string | undefined }; audit: Audit },
): Promise<number> {
  const one = "id" in which ? which.id : undefined;
  const kept = "id" in which ? undefined : which.except;
  return endingSessions(context, async (transaction, end) => {
    const ended = await end({ userId: ownerId, ...(one === undefined ? { except: kept } : { only: one }) });
    if (ended === 0) return 0;
    const details =
      one === undefined
        ? { which: kept === undefined ? "all" : "others", sessions: ended }
        : { which: "one", session: one };
    await audit.record(transaction, { details });
    if (one !== undefined) await announceRevocation(transaction, "session", one);
    return ended;
  });
}
