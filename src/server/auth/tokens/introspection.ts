import type { TokenIssuer } from "./issuers";
import type { Principal } from "../principal";
import type { CheckSession } from "../sessions/session-status";
import type { RefusalReason } from "./refusal-reason";
import { verifyToken } from "./verify-token";

/** A response of RFC 7662 §2.2. Of an inactive token it says nothing else. */
export type Introspection =
  | { active: false }
  | {
      active: true;
      token_type: "Bearer";
      sub: string;
      username: string;
      role: string;
      iss: string;
      aud: string | string[];
      exp: number;
      iat: number;
      sid?: string;
    };

export interface Inspection {
  answer: Introspection;
  /** For administrators, never for the caller of the endpoint. */
  refusal: RefusalReason | undefined;
}

/** Checks a Bearer token without any cache, from its signature to its session. */
export async function inspectToken(
  token: string,
  { issuers, checkSession, now }: { issuers: readonly TokenIssuer[]; checkSession: CheckSession; now: number },
): Promise<Inspection> {
  const verdict = await verifyToken(token, issuers, now);
  if (verdict.claims === undefined) return inactiveToken(verdict.refusal);
  const { claims, policy } = verdict;
  const said = policy.read(claims);
  if (said === undefined) return inactiveToken("bad_claim");
  const principal = await checkSession({ principal: said, issuedAt: claims.iat * 1000 });
  if (principal === undefined) return inactiveToken("revoked");
  const { iss, aud, exp, iat } = claims;
  const session = principal.sessionId === undefined ? {} : { sid: principal.sessionId };
  const { userId: sub, email: username, role } = principal;
  return {
    answer: { active: true, token_type: "Bearer", sub, username, role, iss, aud, exp, iat, ...session },
    refusal: undefined,
  };
}

/** Returns whether the caller may introspect tokens: services and administrators may. */
export function mayIntrospect(principal: Principal): boolean {
  return principal.sessionId === undefined || principal.role === "admin";
}

const inactiveToken = (refusal: RefusalReason): Inspection => ({ answer: { active: false }, refusal });
