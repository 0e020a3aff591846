import { eq } from "drizzle-orm";
import {
  type AuditedAction,
  hasAnotherAdministrator,
  lockAdministrators,
  lockUser,
} from "~/server/auth/account/administrators";
import { resetSecondFactor } from "~/server/auth/second-factor/reset";
import { endLinks } from "~/server/auth/account/one-time-links";
import { announceRevocation } from "~/server/auth/sessions/revocation";
import { endingSessions } from "~/server/auth/sessions/session-end";
import { users } from "~/server/auth/tables";
import type { Context } from "~/server/context";
import type { Database } from "~/server/db/client";

/** Administrators' actions on other accounts. Each action, its audit event and its notification to all instances are one transaction. */

type SessionContext = Pick<Context, "db" | "onSessionEnd">;

/** Resets the second factor of a user who lost it; see {@link resetSecondFactor}. Notifies them by mail. Returns whether the user exists. */
export async function resetFactorOf(
  context: SessionContext & Pick<Context, "outbox">,
  { userId, reason, audit }: AuditedAction,
): Promise<boolean> {
  return endingSessions(context, async (transaction, end) => {
    if (!(await resetSecondFactor(transaction, { userId, end, outbox: context.outbox }))) return false;
    await audit.record(transaction, { userId, reason });
    return true;
  });
}

export type BanOutcome = "banned" | "missing" | "last_administrator";

/** Bans a user and ends their sessions and links. Banning again changes the reason and the end. */
export async function banUser(
  context: SessionContext,
  { userId, until, reason, audit }: { until: Date | null } & AuditedAction,
): Promise<BanOutcome> {
  return endingSessions(context, async (transaction, end) => {
    await lockAdministrators(transaction);
    const user = await lockUser(transaction, userId);
    if (user === undefined) return "missing";
    if (user.role === "admin" && !(await hasAnotherAdministrator(transaction, userId))) return "last_administrator";
    await transaction
      .update(users)
      .set({ banned: true, banReason: reason, banExpires: until, updatedAt: new Date() })
      .where(eq(users.id, userId));
    await end({ userId });
    await endLinks(transaction, { userId });
    const details = { until: until?.toISOString() ?? null };
    await audit.record(transaction, { userId, reason, details });
    return "banned";
  });
}

/** Lifts a ban. Changes and records nothing if the user was not banned. Returns whether the user exists. */
export async function unbanUser(db: Database, { userId, reason, audit }: AuditedAction): Promise<boolean> {
  return db.transaction(async (transaction) => {
    const user = await lockUser(transaction, userId);
    if (user?.banned !== true) return user !== undefined;
    await transaction
      .update(users)
      .set({ banned: false, banReason: null, banExpires: null, updatedAt: new Date() })
      .where(eq(users.id, userId));
    await audit.record(transaction, { userId, reason });
    await announceRevocation(transaction, "user", userId);
    return true;
  });
}

/** Ends one session of a user, or all; their tokens are refused within a second. Returns how many there were. */
export async function endSessions(
  context: SessionContext,
  { userId, sessionId, reason, audit }: { sessionId?: string | undefined } & AuditedAction,
): Promise<number> {
  return endingSessions(context, async (transaction, end) => {
    const ended = await end({ userId, ...(sessionId !== undefined && { only: sessionId }) });
    if (ended === 0) return 0;
    const details = sessionId === undefined ? { sessions: ended } : { session: sessionId };
    await audit.record(transaction, { userId, reason, details });
    if (sessionId !== undefined) await announceRevocation(transaction, "session", sessionId);
    return ended;
  });
}
