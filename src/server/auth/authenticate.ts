import type { AcceptOlderSignatures } from "./cookie-signatures";
import { DatabaseUnavailable } from "../db/outage";
import { sawOutage } from "../db/time-limit";
import type { Auth } from "./instance";
import type { Principal } from "./principal";
import { readCookie, sessionCookies } from "./session-cookies";
import type { FindStanding } from "./standing";
import type { Refusal } from "./token/refusal";
import type { TokenVerifier } from "./verify";

export interface Authentication {
  principal: Principal | undefined;
  /** Why credentials that were given are not accepted; `undefined` when none were given, too. */
  refusal: Refusal | undefined;
  /** `Set-Cookie` values that renew the session; they must reach the response. */
  cookies: string[];
}

/** Answers who sends a request. Throws when it cannot be known, because the database does not answer. */
export type Authenticate = (request: Pick<Request, "headers" | "method">) => Promise<Authentication>;

const nobody: Authentication = { principal: undefined, refusal: undefined, cookies: [] };
const accepted = (principal: Principal): Authentication => ({ principal, refusal: undefined, cookies: [] });
const refused = (refusal: Authentication["refusal"]): Authentication => ({
  principal: undefined,
  refusal,
  cookies: [],
});

/**
 * `Authorization: Bearer` (RFC 6750) where it is given: a bad one is refused and never replaced by the cookie.
 * Else the session cookie: in steady state its JWT decides, without a query; once that has expired the session is read and renewed.
 * A cookie counts for a write only when it comes from a page of an allowed origin.
 */
export function createAuthenticate({
  auth,
  verifier,
  origins,
  secure,
  findStanding,
  acceptOlderSignatures,
}: {
  auth: Auth;
  verifier: TokenVerifier;
  findStanding: FindStanding;
  acceptOlderSignatures: AcceptOlderSignatures;
  origins: ReadonlySet<string>;
  secure: boolean;
}): Authenticate {
  const cookie = sessionCookies(secure);

  const fromBearer = async (authorization: string): Promise<Authentication> => {
    const token = /^Bearer +([^\s]+)$/i.exec(authorization)?.[1];
    if (token === undefined) return refused("malformed");
    const verdict = await verifier.verify("bearer", token);
    if (verdict.principal === undefined) return refused(verdict.refusal);
    const principal = await findStanding(verdict);
    return principal === undefined ? refused("revoked") : accepted(principal);
  };

  const fromSession = async (sent: Headers): Promise<Authentication> => {
    const headers = acceptOlderSignatures(sent);
    const reading = auth.api.getSession({ headers, query: { disableCookieCache: true }, returnHeaders: true });
    const { response, headers: answer } = await reading.catch((cause: unknown) => {
      throw sawOutage() ? new DatabaseUnavailable("DATABASE_UNREACHABLE", { cause }) : cause;
    });
    // Better Auth takes a session that it could not read for one that is not there.
    if (sawOutage()) throw new DatabaseUnavailable("DATABASE_UNREACHABLE");
    const cookies = answer.getSetCookie();
    if (response === null) return { principal: undefined, refusal: "no_session", cookies };
    const { user, session } = response;
    const principal = {
      userId: user.id,
      email: user.email,
      name: user.name,
      role: user.role ?? "user",
      sessionId: session.id,
    };
    return { principal, refusal: undefined, cookies };
  };

  return async ({ headers, method }) => {
    const authorization = headers.get("authorization");
    if (authorization !== null) return fromBearer(authorization);
    const sent = headers.get("cookie");
    if (sent === null) return nobody;
    if (!isSafe(method) && isCrossSite(headers, origins)) return refused("cross_site");
    const token = readCookie(sent, cookie.token);
    const verdict = token === undefined ? undefined : await verifier.verify("cookie", token);
    const principal = verdict?.principal && (await findStanding(verdict));
    if (principal !== undefined) return accepted(principal);
    if (readCookie(sent, cookie.session) !== undefined) return fromSession(headers);
    return verdict === undefined ? nobody : refused(verdict.refusal ?? "revoked");
  };
}

const isSafe = (method: string) => method === "GET" || method === "HEAD" || method === "OPTIONS";

/** https://owasp.org/www-community/attacks/csrf: the browser says where a request comes from, a page cannot change it. */
function isCrossSite(headers: Headers, origins: ReadonlySet<string>): boolean {
  const origin = headers.get("origin");
  if (origin !== null) return !origins.has(origin);
  const site = headers.get("sec-fetch-site");
  return site !== null && site !== "same-origin" && site !== "none";
}
