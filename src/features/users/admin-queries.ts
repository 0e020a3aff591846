import { and, count, eq, gt, isNull, or, sql } from "drizzle-orm";
import { sessions, users } from "~/server/auth/tables";
import type { Database } from "~/server/db/client";

/** What administrators read of everybody. No owner stands in a `where` here, so only procedures that ask for a permission may use it. */

/** Whether somebody is banned at the moment `now`: a ban ends by itself. */
export const isBannedAt = (now: Date) =>
  and(eq(users.banned, true), or(isNull(users.banExpires), gt(users.banExpires, now)));

/** @param input.now ISO 8601, in UTC */
export async function countUsersForAdmin(db: Pick<Database, "select">, input: { now: string }) {
  const now = new Date(input.now);
  const where = (condition: ReturnType<typeof and>) =>
    sql<number>`count(*) filter (where ${condition})`.mapWith(Number);
  const [people] = await db
    .select({
      all: count(),
      admins: where(eq(users.role, "admin")),
      banned: where(isBannedAt(now)),
      unverified: where(eq(users.emailVerified, false)),
      withSecondFactor: where(eq(users.twoFactorEnabled, true)),
    })
    .from(users);
  const [active] = await db.select({ sessions: count() }).from(sessions).where(gt(sessions.expiresAt, now));
  return { ...(people ?? none), sessions: active?.sessions ?? 0 };
}

const none = { all: 0, admins: 0, banned: 0, unverified: 0, withSecondFactor: 0 };
