import { and, eq } from "drizzle-orm";
import type { DatabaseClient } from "../db/client";
import type { Revocations } from "./revocation";
import { sessions, users } from "./tables";
import type { VerifiedToken } from "./token-cache";

/** Whether a token that has not expired still speaks for a session and a user as they are now. */
export type StandingCheck = (token: VerifiedToken) => Promise<boolean>;

const mostRemembered = 10_000;
/** How far the clock of the instance that issued a token may be ahead of the clock here, in ms. */
const clockTolerance = 5_000;

/** Costs a query only for a suspect token, and one for all tokens of a session until something happens to it again. */
export function createStandingCheck({
  db,
  revocations,
}: {
  db: DatabaseClient["db"];
  revocations: Pick<Revocations, "isSuspect">;
}): StandingCheck {
  /** When a session was last found standing, with its user's role then. */
  const found = new Map<string, { at: number; role: string }>();

  return async ({ principal, issuedAt }) => {
    if (!revocations.isSuspect(principal, issuedAt - clockTolerance)) return true;
    const known = found.get(principal.sessionId);
    if (known !== undefined && !revocations.isSuspect(principal, known.at)) return known.role === principal.role;
    const at = Date.now();
    const [row] = await db
      .select({ role: users.role, banned: users.banned, banExpires: users.banExpires, expiresAt: sessions.expiresAt })
      .from(sessions)
      .innerJoin(users, eq(users.id, sessions.userId))
      .where(and(eq(sessions.id, principal.sessionId), eq(sessions.userId, principal.userId)));
    found.delete(principal.sessionId);
    if (row === undefined || row.expiresAt.getTime() <= at || isBanned(row, at)) return false;
    const [oldest] = found.keys();
    if (found.size >= mostRemembered && oldest !== undefined) found.delete(oldest);
    found.set(principal.sessionId, { at, role: row.role });
    return row.role === principal.role;
  };
}

function isBanned({ banned, banExpires }: { banned: boolean | null; banExpires: Date | null }, now: number): boolean {
  return banned === true && (banExpires === null || banExpires.getTime() > now);
}
