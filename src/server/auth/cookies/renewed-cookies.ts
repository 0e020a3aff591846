import { parseCookieHeader } from "../../http/request/cookie-header";
import type { ActiveSession } from "../sessions/session-status";
import { cookiePrefix, sessionCookies } from "./cookie-names";

interface Renewal {
  /** The cookies that Better Auth sets. */
  set: string[];
  /** The headers that Better Auth got. */
  sent: Headers;
  session: ActiveSession;
  secure: boolean;
}

/**
 * Returns the cookies for the browser once its session was read: those that Better Auth `set`, and the session's own for the rest of the session.
 * Better Auth sets that one only when it extends the session. If that response was lost, the browser would keep a cookie that ends before its
 * session.
 */
export function renewedCookies({ set, sent, session, secure }: Renewal): string[] {
  const names = sessionCookies(secure);
  const kept = withoutChunks(set);
  const cookies = parseCookieHeader(sent.get("cookie"));
  const value = cookies.get(names.session);
  const isOfThisVisit = cookies.get(`${cookiePrefix(secure)}.dont_remember`) !== undefined;
  const isSet = kept.some((line) => line.startsWith(`${names.session}=`));
  if (isSet || isOfThisVisit || value === undefined) return kept;
  const seconds = Math.max(0, Math.floor((session.expiresAt.getTime() - Date.now()) / 1000));
  const attributes = `Max-Age=${seconds}; Path=/; HttpOnly${secure ? "; Secure" : ""}; SameSite=Lax`;
  return [...kept, `${names.session}=${value}; ${attributes}`];
}

/** Removes the chunks of a JWT that is too large for one cookie, because nothing here reads them. */
function withoutChunks(set: string[]): string[] {
  return set.filter((line) => !/^[\w-]+\.session_data\./.test(line));
}

/**
 * Returns the response of Better Auth with its cookies after those that are `cleared`, so that a cookie that is set again stays.
 * @param renewal the session to renew, if the response renews one
 */
export function withCookies(
  response: Response,
  { cleared, renewal }: { cleared: string[]; renewal: Omit<Renewal, "set"> | undefined },
): Response {
  const set = response.headers.getSetCookie();
  const lines = [...cleared, ...(renewal === undefined ? withoutChunks(set) : renewedCookies({ ...renewal, set }))];
  const headers = new Headers(response.headers);
  headers.delete("set-cookie");
  for (const line of lines) headers.append("set-cookie", line);
  return new Response(response.body, { status: response.status, headers });
}
