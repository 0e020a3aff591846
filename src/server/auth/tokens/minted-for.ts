import { decodeJwt } from "jose";
import { z } from "zod";
import type { ActiveSession } from "../sessions/session-status";

const minted = z.object({ token: z.string() });

/**
 * Whether the token in an answer of `/token` was made for `session`, which we read from the database ourselves. Better Auth reads a session, too; were it
 * ever another one, its token is not handed out.
 */
export async function isIssuedFor(session: ActiveSession | undefined, answer: Response): Promise<boolean> {
  if (session === undefined) return false;
  const { token } = minted.parse(await answer.json());
  const { sub, sid } = decodeJwt(token);
  return sub === session.principal.userId && sid === session.principal.sessionId;
}
