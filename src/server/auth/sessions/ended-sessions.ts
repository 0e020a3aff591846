import { and, eq, inArray } from "drizzle-orm";
import type { Database } from "../../db/client";
import { isBanned } from "../account/ban-message";
import type { Principal } from "../principal";
import { sessions, users } from "../tables";
import { earlier, type SessionLifetime } from "./lifetime";

/**
 * Returns what finds those of `principals` whose session is over, or whose user may not sign in any more, by two statements for all of them.
 */
export const createEndedCheck =
  (db: Pick<Database, "select">, lifetime: SessionLifetime) =>
  async (principals: readonly Principal[]): Promise<Principal[]> => {
    const sessionIds = principals.flatMap(({ sessionId }) => sessionId ?? []);
    const found = await db
      .select({ id: sessions.id, userId: users.id, expiresAt: sessions.expiresAt, createdAt: sessions.createdAt })
      .from(sessions)
      .innerJoin(users, and(eq(users.id, sessions.userId), eq(users.securityEpoch, sessions.securityEpoch)))
      .where(inArray(sessions.id, sessionIds));
    const allowed = await db
      .select({ id: users.id, banned: users.banned, banExpires: users.banExpires })
      .from(users)
      .where(
        inArray(
          users.id,
          principals.map(({ userId }) => userId),
        ),
      );
    const now = Date.now();
    const isActive = ({ expiresAt, createdAt }: { expiresAt: Date; createdAt: Date }) =>
      earlier(expiresAt, lifetime.endOf(createdAt)).getTime() > now;
    const activeSessions = new Set(found.filter(isActive).map(({ id, userId }) => `${userId} ${id}`));
    const activeUsers = new Set(allowed.filter((user) => !isBanned(user, now)).map(({ id }) => id));
    return principals.filter(
      ({ userId, sessionId }) =>
        !activeUsers.has(userId) || (sessionId !== undefined && !activeSessions.has(`${userId} ${sessionId}`)),
    );
  };
