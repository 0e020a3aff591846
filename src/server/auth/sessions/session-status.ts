import { and, eq, type SQL } from "drizzle-orm";
import { LRUCache } from "lru-cache";
import type { DatabaseClient } from "../../db/client";
import { isBanned } from "../account/ban-message";
import type { Principal } from "../principal";
import type { Revocations } from "./revocation";
import { earlier, type SessionLifetime } from "./lifetime";
import { sessions, users } from "../tables";
import type { VerifiedToken } from "../tokens/token-cache";

/** Returns the user that an unexpired token represents; `undefined` when it is no longer valid. */
export type CheckSession = (token: VerifiedToken) => Promise<Principal | undefined>;

/** At this bound the least recently used entry is dropped, and looked up again when needed. */
const maxRemembered = 10_000;
/** How far the clock of the issuing instance may be ahead, in ms. */
const clockTolerance = 5_000;

/**
 * Creates the check of tokens. A token of a session is trusted unless it needs a recheck; then its session and user are looked up. A token without a
 * session is always looked up, because it says only who its user is. One result serves all tokens of a session or user until the next change.
 */
export function createSessionCheck({
  db,
  revocations,
  lifetime,
}: {
  db: DatabaseClient["db"];
  revocations: Pick<Revocations, "needsRecheck">;
  lifetime: SessionLifetime;
}): CheckSession {
  const found = new LRUCache<string, SessionStatus & { at: number }>({ max: maxRemembered });

  const lookUp = async ({ userId, sessionId }: Principal): Promise<SessionStatus | undefined> => {
    const key = sessionId ?? userId;
    const known = found.get(key);
    if (
      known?.principal.userId === userId &&
      !revocations.needsRecheck(known.principal, known.at) &&
      (known.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY) > Date.now()
    )
      return known;
    const at = Date.now();
    const status =
      sessionId === undefined
        ? await findUser(db, userId)
        : await findSession(db, { which: and(eq(sessions.id, sessionId), eq(sessions.userId, userId)), lifetime });
    found.delete(key);
    if (status === undefined) return undefined;
    found.set(key, { at, ...status });
    return status;
  };

  return async ({ principal, issuedAt, sessionToken, sessionEndsAt }) => {
    if (principal.sessionId === undefined) return (await lookUp(principal))?.principal;
    const isOver = sessionEndsAt !== undefined && sessionEndsAt <= Date.now();
    if (!isOver && !revocations.needsRecheck(principal, issuedAt - clockTolerance)) return principal;
    const current = await lookUp(principal);
    // The cookie was replaced since, by a step-up.
    if (current === undefined || (sessionToken !== undefined && current.token !== sessionToken)) return undefined;
    // The token was issued for another role, so it has to be replaced.
    return current.principal.role === principal.role ? current.principal : undefined;
  };
}

/** The current state in the database; for a session also its raw token and its end. */
interface SessionStatus {
  principal: Principal;
  token?: string;
  expiresAt?: Date;
}

const userColumns = {
  email: users.email,
  name: users.name,
  role: users.role,
  banned: users.banned,
  banExpires: users.banExpires,
};

async function findUser(db: DatabaseClient["db"], userId: string): Promise<SessionStatus | undefined> {
  const [row] = await db.select(userColumns).from(users).where(eq(users.id, userId));
  if (row === undefined || isBanned(row, Date.now())) return undefined;
  return { principal: { userId, email: row.email, name: row.name, role: row.role, sessionId: undefined } };
}

/** An active session, as the database has it now. */
export interface ActiveSession {
  principal: Principal & { sessionId: string };
  /** As its own cookie holds it. */
  token: string;
  expiresAt: Date;
}

/** Returns the session with this raw token from the database; `undefined` when it is not active. */
export function findSessionByToken(
  db: DatabaseClient["db"],
  { token, lifetime }: { token: string; lifetime: SessionLifetime },
): Promise<ActiveSession | undefined> {
  return findSession(db, { which: eq(sessions.token, token), lifetime });
}

async function findSession(
  db: DatabaseClient["db"],
  { which, lifetime }: { which: SQL | undefined; lifetime: SessionLifetime },
): Promise<ActiveSession | undefined> {
  const { id: sessionId, userId, token, expiresAt, createdAt } = sessions;
  const [row] = await db
    .select({ ...userColumns, sessionId, userId, token, expiresAt, createdAt })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(and(which, eq(sessions.securityEpoch, users.securityEpoch)));
  if (row === undefined || isBanned(row, Date.now())) return undefined;
  const end = earlier(row.expiresAt, lifetime.endOf(row.createdAt));
  if (end.getTime() <= Date.now()) return undefined;
  const principal = { userId: row.userId, email: row.email, name: row.name, role: row.role, sessionId: row.sessionId };
  return { principal, token: row.token, expiresAt: end };
}
