import { and, eq } from "drizzle-orm";
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
      sessionId === undefined ? await findUser(db, userId) : await findSession(db, { userId, sessionId });
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

async function findSession(
  db: DatabaseClient["db"],
  { userId, sessionId }: { userId: string; sessionId: string },
): Promise<Principal | undefined> {
  const [row] = await db
    .select({ ...userColumns, expiresAt: sessions.expiresAt })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(and(eq(sessions.id, sessionId), eq(sessions.userId, userId)));
  if (row === undefined || row.expiresAt.getTime() <= Date.now() || isBanned(row)) return undefined;
  return { userId, email: row.email, name: row.name, role: row.role, sessionId };
}

function isBanned({ banned, banExpires }: { banned: boolean | null; banExpires: Date | null }): boolean {
  return banned === true && (banExpires === null || banExpires.getTime() > Date.now());
}
