import { and, eq, isNotNull, sql } from "drizzle-orm";
import type { Principal } from "../principal";
import { isOfCurrentEpoch } from "../sessions/security-epoch";
import { accounts, passkeys, sessions, users } from "../tables";
import type { Database } from "../../db/client";

/** Milliseconds that a step-up lasts, during which neither the password nor a second factor is asked for again. */
export const stepUpLifetime = 10 * 60_000;

/** The methods of a step-up. A user without any signs in again. */
export type StepUpMethod = "password" | "code" | "passkey";

/**
 * Returns whether the session's holder has authenticated within the last ten minutes. It is never so in a session that an administrator opened for a
 * user.
 * @param now ISO 8601
 */
export async function isSteppedUp(
  db: Database,
  { userId, sessionId, now }: { userId: string; sessionId: string; now: string },
): Promise<boolean> {
  const [row] = await db
    .select({ confirmedAt: sessions.confirmedAt, impersonatedBy: sessions.impersonatedBy })
    .from(sessions)
    .where(and(eq(sessions.id, sessionId), eq(sessions.userId, userId), isOfCurrentEpoch));
  if (row?.confirmedAt == null || row.impersonatedBy !== null) return false;
  return Date.parse(now) - row.confirmedAt.getTime() < stepUpLifetime;
}

/** Returns the step-up methods of a user. With a second factor the password alone is not enough, because its holder could remove the factor. */
export async function stepUpMethods(db: Database, userId: string): Promise<StepUpMethod[]> {
  const [row] = await db
    .select({
      hasSecondFactor: users.twoFactorEnabled,
      hasPassword: sql<boolean>`exists (${db
        .select({ one: sql`1` })
        .from(accounts)
        .where(and(eq(accounts.userId, userId), isNotNull(accounts.password)))})`,
      hasPasskey: sql<boolean>`exists (${db
        .select({ one: sql`1` })
        .from(passkeys)
        .where(eq(passkeys.userId, userId))})`,
    })
    .from(users)
    .where(eq(users.id, userId));
  if (row === undefined) return [];
  const { hasSecondFactor, hasPassword, hasPasskey } = row;
  const knowledge: StepUpMethod[] = hasSecondFactor === true ? ["code"] : hasPassword ? ["password"] : [];
  return hasPasskey ? [...knowledge, "passkey"] : knowledge;
}

/**
 * Returns what a caller has to do before a protected action: nothing (`undefined`), one of these step-up methods, or that only a user with a session
 * may do it at all.
 */
export async function requiredStepUp(
  db: Database,
  { principal: { userId, sessionId }, now }: { principal: Principal; now: string },
): Promise<StepUpMethod[] | "a person" | undefined> {
  if (sessionId === undefined) return "a person";
  if (await isSteppedUp(db, { userId, sessionId, now })) return undefined;
  return stepUpMethods(db, userId);
}
