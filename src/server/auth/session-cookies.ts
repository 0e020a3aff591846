import type { FindStanding } from "./standing";
import type { TokenVerifier } from "./verify";

/** Names of the http-only cookies: the short-lived JWT, and the session that renews it. */
export function sessionCookies(secure: boolean) {
  const prefix = secure ? "__Secure-better-auth" : "better-auth";
  return { token: `${prefix}.session_data`, session: `${prefix}.session_token` };
}

/** The value of a cookie in a `Cookie` header; `undefined` when it is empty, too. */
export function readCookie(header: string, name: string): string | undefined {
  const start = `${name}=`;
  const pair = pairsOf(header).find((part) => part.startsWith(start));
  return pair?.slice(start.length) || undefined;
}

/** Headers without the short-lived JWT, unless it stands and says who the person is now. */
export type DropEndedToken = (headers: Headers) => Promise<Headers>;

/**
 * Better Auth believes the JWT in the cookie until that expires, whatever has become of its session: it would let one that was revoked change the
 * account, and mint tokens for it or with an address that is no longer theirs. Without it, Better Auth reads the session from the database.
 */
export function createDropEndedToken({
  verifier,
  findStanding,
  secure,
}: {
  verifier: TokenVerifier;
  findStanding: FindStanding;
  secure: boolean;
}): DropEndedToken {
  const { token: name } = sessionCookies(secure);
  const stands = async (token: string): Promise<boolean> => {
    const verdict = await verifier.verify("cookie", token);
    if (verdict.principal === undefined) return false;
    const current = await findStanding(verdict);
    return current?.email === verdict.principal.email && current.name === verdict.principal.name;
  };
  return async (headers) => {
    const cookie = headers.get("cookie");
    if (cookie === null || !cookie.includes(name)) return headers;
    const token = readCookie(cookie, name);
    if (token !== undefined && (await stands(token))) return headers;
    const others = new Headers(headers);
    // A large one comes in parts: `session_data.0`, …
    others.set(
      "cookie",
      pairsOf(cookie)
        .filter((pair) => !pair.startsWith(name))
        .join("; "),
    );
    return others;
  };
}

const pairsOf = (header: string) => header.split(";").map((part) => part.trim());
