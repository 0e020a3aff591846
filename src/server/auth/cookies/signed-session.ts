import { parseCookieHeader } from "../../http/request/cookie-header";
import { sessionCookies } from "./cookie-names";
import type { CookieSigner } from "./signed-cookies";

/**
 * Creates the reader of the session's token in a `Cookie` header that one of this installation's secrets signed. Only the database knows whether the
 * session is active.
 */
export function createSignedSession(signer: Pick<CookieSigner, "open">, { isSecure }: { isSecure: boolean }) {
  const { session } = sessionCookies(isSecure);
  return (header: string | undefined) => signer.open(parseCookieHeader(header ?? null).get(session));
}
