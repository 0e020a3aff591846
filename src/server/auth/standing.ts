import { and, eq, type SQL } from "drizzle-orm";
import type { DatabaseClient } from "../db/client";
import type { Principal } from "./principal";
import type { Revocations } from "./revocation";
import { sessions, users } from "./tables";
import type { VerifiedToken } from "./token-cache";

/** Who a token that has not expired speaks for now; `undefined` when nobody any more. */
export type FindStanding = (token: VerifiedToken) => Promise<Principal | undefined>;

const mostRemembered = 10_000;
/** How far the clock of the instance that issued a token may be ahead of the clock here, in ms. */
const clockTolerance = 5_000;

/**
 * A token of a session is believed as it is, unless something may have happened since it was issued: then its session and its user are looked
 * up. A token without a session is looked up always, for it says nothing about its user but who that is. One answer serves all
 * tokens of a session, or of a user, until something happens again.
 */
export function createStanding({
  db,
  revocations,
}: {
  db: DatabaseClient["db"];
  revocations: Pick<Revocations, "isSuspect">;
}): FindStanding {
  const found = new Map<string, { at: number; principal: Principal }>();

  const lookUp = async ({ userId, sessionId }: Principal): Promise<Principal | undefined> => {
    const key = sessionId ?? userId;
    const known = found.get(key);
    if (known?.principal.userId === userId && !revocations.isSuspect(known.principal, known.at)) return known.principal;
    const at = Date.now();
    const principal =
      sessionId === undefined
        ? await findUser(db, userId)
        : (await findSession(db, and(eq(sessions.id, sessionId), eq(sessions.userId, userId))))?.principal;
    found.delete(key);
    if (principal === undefined) return undefined;
    const [oldest] = found.keys();
    if (found.size >= mostRemembered && oldest !== undefined) found.delete(oldest);
    found.set(key, { at, principal });
    return principal;
  };

  return async ({ principal, issuedAt }) => {
    if (principal.sessionId === undefined) return lookUp(principal);
    if (!revocations.isSuspect(principal, issuedAt - clockTolerance)) return principal;
    const current = await lookUp(principal);
    // What a role allows was decided for the token; with another one it needs another token.
    return current?.role === principal.role ? current : undefined;
  };
}

const userColumns = {
  email: users.email,
  name: users.name,
  role: users.role,
  banned: users.banned,
  banExpires: users.banExpires,
};

async function findUser(db: DatabaseClient["db"], userId: string): Promise<Principal | undefined> {
  const [row] = await db.select(userColumns).from(users).where(eq(users.id, userId));
  if (row === undefined || isBanned(row)) return undefined;
  return { userId, email: row.email, name: row.name, role: row.role, sessionId: undefined };
}

/** A session as the database knows it now. */
export interface StandingSession {
  principal: Principal & { sessionId: string };
  expiresAt: Date;
}

/** Returns the session with this raw token, read anew; `undefined` when it does not stand any more. */
export function findSessionByToken(db: DatabaseClient["db"], token: string): Promise<StandingSession | undefined> {
  return findSession(db, eq(sessions.token, token));
}

async function findSession(db: DatabaseClient["db"], which: SQL | undefined): Promise<StandingSession | undefined> {
  const [row] = await db
    .select({ ...userColumns, sessionId: sessions.id, userId: sessions.userId, expiresAt: sessions.expiresAt })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(which);
  if (row === undefined || row.expiresAt.getTime() <= Date.now() || isBanned(row)) return undefined;
  const { userId, email, name, role, sessionId, expiresAt } = row;
  return { principal: { userId, email, name, role, sessionId }, expiresAt };
}

function isBanned({ banned, banExpires }: { banned: boolean | null; banExpires: Date | null }): boolean {
  return banned === true && (banExpires === null || banExpires.getTime() > Date.now());
}
