import { DatabaseUnavailable } from "../db/outage";
import { hadOutage } from "../db/pool/deadline";
import type { Origins } from "../http/address/origins";
import { parseCookieHeader } from "../http/request/cookie-header";
import type { ClearCookies } from "./cookies/clear-cookies";
import { sessionCookies } from "./cookies/cookie-names";
import type { CookieRequest, ReadCookiesForAuth } from "./cookies/cookies-for-auth";
import { renewedCookies } from "./cookies/renewed-cookies";
import type { CookieSigner } from "./cookies/signed-cookies";
import type { Auth } from "./instance";
import type { Principal } from "./principal";
import type { CheckSession } from "./sessions/session-status";
import type { RefusalReason } from "./tokens/refusal-reason";
import type { VerifiedToken } from "./tokens/token-cache";
import type { TokenVerifier } from "./tokens/verifier";

export interface Authentication {
  principal: Principal | undefined;
  /** Why the credentials were refused; `undefined` also without credentials. */
  refusal: RefusalReason | undefined;
  /** `Set-Cookie` values that renew the session; they must reach the response. */
  cookies: string[];
}

/** Returns the caller of a request. Throws during a database outage, because the caller is then unknown. */
export type Authenticate = (request: CookieRequest & Pick<Request, "method">) => Promise<Authentication>;

const accepted = (principal: Principal): Authentication => ({ principal, refusal: undefined, cookies: [] });
const refused = (refusal: Authentication["refusal"]): Authentication => ({
  principal: undefined,
  refusal,
  cookies: [],
});

/**
 * Creates the authentication of requests. An `Authorization: Bearer` header (RFC 6750) decides alone: a bad one is refused, and never replaced by the
 * cookie. Else the cookies decide: usually the JWT beside the session it was made for, without a query. Otherwise the session is read and renewed. A
 * cookie counts for a write only from a page of an allowed origin.
 */
export function createAuthenticate({
  auth,
  verifier,
  origins,
  secure,
  signer,
  checkSession,
  readCookiesForAuth,
  clearCookies,
}: {
  auth: Auth;
  verifier: TokenVerifier;
  checkSession: CheckSession;
  readCookiesForAuth: ReadCookiesForAuth;
  clearCookies: ClearCookies;
  signer: CookieSigner;
  origins: Pick<Origins, "has">;
  secure: boolean;
}): Authenticate {
  const names = sessionCookies(secure);

  const fromBearer = async (authorization: string): Promise<Authentication> => {
    const token = /^Bearer +([^\s]+)$/i.exec(authorization)?.[1];
    if (token === undefined) return refused("malformed");
    const verdict = await verifier.verify("bearer", token);
    if (verdict.principal === undefined) return refused(verdict.refusal);
    const principal = await checkSession(verdict);
    return principal === undefined ? refused("revoked") : accepted(principal);
  };

  const fromSession = async (request: CookieRequest): Promise<Authentication> => {
    const { headers, session, cleared } = await readCookiesForAuth(request);
    if (session === undefined) return { principal: undefined, refusal: "no_session", cookies: cleared };
    const reading = auth.api.getSession({ headers, query: { disableCookieCache: true }, returnHeaders: true });
    const { response, headers: answer } = await reading.catch((cause: unknown) => {
      throw hadOutage() ? new DatabaseUnavailable("DATABASE_UNREACHABLE", { cause }) : cause;
    });
    // Better Auth treats a session that it could not read as a missing one.
    if (hadOutage()) throw new DatabaseUnavailable("DATABASE_UNREACHABLE");
    if (response?.session.id !== session.principal.sessionId) {
      return { principal: undefined, refusal: "no_session", cookies: cleared };
    }
    const renewed = renewedCookies({ set: answer.getSetCookie(), sent: headers, session, secure });
    return { principal: session.principal, refusal: undefined, cookies: [...cleared, ...renewed] };
  };

  /** Returns whether the JWT belongs to the session beside it; otherwise neither counts. */
  const isMadeFor = ({ sessionToken }: VerifiedToken, session: string | undefined) =>
    sessionToken !== undefined && sessionToken === signer.open(session);

  return async ({ headers, method, url }) => {
    const authorization = headers.get("authorization");
    if (authorization !== null) return fromBearer(authorization);
    const cookies = parseCookieHeader(headers.get("cookie"));
    const [token, session] = [cookies.get(names.token), cookies.get(names.session)];
    const cleared = cookies.rejected.size === 0 ? [] : clearCookies(cookies.rejected, url);
    if (token === undefined && session === undefined) {
      const isRejected = cookies.rejected.has(names.token) || cookies.rejected.has(names.session);
      return { principal: undefined, refusal: isRejected ? "malformed" : undefined, cookies: cleared };
    }
    if (!isSafe(method) && isCrossSite(headers, origins)) return refused("cross_site");
    const verdict = token === undefined ? undefined : await verifier.verify("cookie", token);
    if (verdict?.principal !== undefined && isMadeFor(verdict, session)) {
      const principal = await checkSession(verdict);
      if (principal !== undefined) return { principal, refusal: undefined, cookies: cleared };
    }
    if (session !== undefined) return fromSession({ headers, url });
    return { principal: undefined, refusal: verdict?.refusal ?? "no_session", cookies: cleared };
  };
}

const isSafe = (method: string) => method === "GET" || method === "HEAD" || method === "OPTIONS";

/**
 * Returns whether a page of another site sends the request. The browser says so, and a page cannot change it
 * (https://owasp.org/www-community/attacks/csrf).
 */
function isCrossSite(headers: Headers, origins: Pick<Origins, "has">): boolean {
  const origin = headers.get("origin");
  if (origin !== null) return !origins.has(origin);
  const site = headers.get("sec-fetch-site");
  return site !== null && site !== "same-origin" && site !== "none";
}
