import { parseCookieHeader } from "../../http/request/cookie-header";
import { sessionCookies } from "./cookie-names";
import type { CookieSigner } from "./signed-cookies";

/**
 * Returns a function that reads the session's token from a `Cookie` header, if one of our secrets signed it. Only the database knows whether the
 * session is active.
 */
export function createSignedSession(signer: Pick<CookieSigner, "open">, { isSecure }: { isSecure: boolean }) {
  const { session } = sessionCookies(isSecure);
  return (header: string | undefined) => signer.open(parseCookieHeader(header ?? null).get(session));
}
