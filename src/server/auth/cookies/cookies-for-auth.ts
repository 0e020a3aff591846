import type { DatabaseClient } from "../../db/client";
import { parseCookieHeader } from "../../http/request/cookie-header";
import { deviceCookie } from "../devices/known-devices";
import type { SessionLifetime } from "../sessions/lifetime";
import { findSessionByToken, type ActiveSession } from "../sessions/session-status";
import { clearCookie, type ClearCookies } from "./clear-cookies";
import { betterAuthCookies, sessionCookies } from "./cookie-names";
import type { CookieSigner } from "./signed-cookies";

/** What goes to Better Auth in place of a request's `Cookie` header. */
export interface CookiesForAuth {
  headers: Headers;
  /** The session that its own cookie names, read from the database just now; Better Auth sees the cookie of no other. */
  session: ActiveSession | undefined;
  /** `Set-Cookie` values that remove what did not count. They go before those of the answer. */
  cleared: string[];
}

/** Of a request, what cookies need; without its address, cookies are taken to be for every path. */
export type CookieRequest = Pick<Request, "headers"> & { url?: string | undefined };
export type ReadCookiesForAuth = (request: CookieRequest) => Promise<CookiesForAuth>;

/**
 * Writes the `Cookie` header for Better Auth anew, from our own parse of it: the cookies that one of our secrets has signed, of those the session
 * only while it stands in the database, and the one that tells browsers apart. The JWT never passes, whatever its name looks like, for Better Auth
 * would believe it about a session that was revoked.
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
    // It stays, empty, where nothing passes: Better Auth asks where a request comes from when there is one.
    headers.set("cookie", pairs.join("; "));
    // Only one of ours that is over: one that another installation signed is left to that.
    const isOver = raw !== undefined && session === undefined;
    const ended = isOver ? Object.values(names).map((name) => clearCookie(name)) : [];
    return { headers, session, cleared: [...clearCookies(cookies.rejected, url), ...ended] };
  };
}
