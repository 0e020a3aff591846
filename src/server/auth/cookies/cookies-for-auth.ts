import type { DatabaseClient } from "../../db/client";
import { parseCookieHeader } from "../../http/request/cookie-header";
import { deviceCookie } from "../devices/known-devices";
import type { SessionLifetime } from "../sessions/lifetime";
import { findSessionByToken, type ActiveSession } from "../sessions/session-status";
import { clearCookie, type ClearCookies } from "./clear-cookies";
import { betterAuthCookies, sessionCookies } from "./cookie-names";
import type { CookieSigner } from "./signed-cookies";

/** The headers for Better Auth, with a rebuilt `Cookie` header. */
export interface CookiesForAuth {
  headers: Headers;
  /** The session of the session cookie, just read from the database. Better Auth sees the cookie of no other. */
  session: ActiveSession | undefined;
  /** `Set-Cookie` values that remove rejected cookies. They come before those of the response. */
  cleared: string[];
}

/** The part of a request that cookies depend on. Without a URL, cookies are taken to be for every path. */
export type CookieRequest = Pick<Request, "headers"> & { url?: string | undefined };
export type ReadCookiesForAuth = (request: CookieRequest) => Promise<CookiesForAuth>;

/**
 * Creates the function that rebuilds the `Cookie` header for Better Auth from the parsed cookies: those signed with one of this installation's
 * secrets, the session only while it is active, and the device cookie. The JWT is never passed on, because Better Auth would trust it even for a
 * revoked session.
 */
export function createCookiesForAuth({
  db,
  lifetime,
  signer,
  clearCookies,
  secure,
}: {
  db: DatabaseClient["db"];
  lifetime: SessionLifetime;
  signer: CookieSigner;
  clearCookies: ClearCookies;
  secure: boolean;
}): ReadCookiesForAuth {
  const names = sessionCookies(secure);
  const flows = betterAuthCookies(secure);
  const device = deviceCookie(secure);
  return async ({ headers: sent, url }) => {
    const header = sent.get("cookie");
    const headers = new Headers(sent);
    if (header === null) return { headers, session: undefined, cleared: [] };
    const cookies = parseCookieHeader(header);
    const raw = signer.open(cookies.get(names.session));
    const session = raw === undefined ? undefined : await findSessionByToken(db, { token: raw, lifetime });
    const passed = flows.map((name) => ({ name, value: signer.open(cookies.get(name)) }));
    passed.push({ name: names.session, value: session && raw });
    const pairs = passed.flatMap(({ name, value }) => (value === undefined ? [] : [`${name}=${signer.sign(value)}`]));
    const browser = cookies.get(device);
    if (browser !== undefined) pairs.push(`${device}=${browser}`);
    // The header stays, though empty, because Better Auth checks the origin only if there is one.
    headers.set("cookie", pairs.join("; "));
    // Only a session of this installation that has ended. Another installation on this host may have signed the others.
    const isOver = raw !== undefined && session === undefined;
    const ended = isOver ? Object.values(names).map((name) => clearCookie(name)) : [];
    return { headers, session, cleared: [...clearCookies(cookies.rejected, url), ...ended] };
  };
}
