import { decodeJwt } from "jose";
import { z } from "zod";
import type { ActiveSession } from "../sessions/session-status";

const minted = z.object({ token: z.string() });

/**
 * Returns whether the token in a response of `/token` was minted for `session`, which was read before. Better Auth reads the session again, and a
 * token for another one must not be returned.
 */
export async function isIssuedFor(session: ActiveSession | undefined, answer: Response): Promise<boolean> {
  if (session === undefined) return false;
  const { token } = minted.parse(await answer.json());
  const { sub, sid } = decodeJwt(token);
  return sub === session.principal.userId && sid === session.principal.sessionId;
}
