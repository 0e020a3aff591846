import { APIError } from "better-auth/api";
import { setSessionCookie } from "better-auth/cookies";
import { generateRandomString } from "better-auth/crypto";
import { and, eq, sql } from "drizzle-orm";
import type { HookContext } from "../second-factor/pending-sign-in";
import { announceRevocation } from "./revocation";
import { sessions } from "../tables";
import type { Database } from "../../db/client";
import { isOfCurrentEpoch } from "./security-epoch";

type Session = NonNullable<HookContext["context"]["session"]>;

/**
 * Records that the session's holder has just authenticated, and replaces the session's token, so that an earlier copy of the cookie is worthless. The
 * row stays, and tokens minted for it stay valid.
 * @throws {APIError} 401 when the session has ended meanwhile, or was confirmed by another request with the same cookie
 */
export async function recordStepUp(db: Database, ctx: HookContext, { session, user }: Session): Promise<void> {
  const token = generateRandomString(32);
  const renewed = await db.transaction(async (transaction) => {
    const rows = await transaction
      .update(sessions)
      .set({ token, confirmedAt: sql`now()` })
      .where(
        and(
          eq(sessions.id, session.id),
          eq(sessions.userId, user.id),
          eq(sessions.token, session.token),
          isOfCurrentEpoch,
        ),
      )
      .returning({ id: sessions.id });
    await announceRevocation(transaction, "session", session.id);
    return rows;
  });
  if (renewed.length === 0) {
    throw new APIError("UNAUTHORIZED", { code: "unauthorized", message: "This session has ended. Sign in again." });
  }
  await setSessionCookie(ctx, { session: { ...session, token }, user });
}
