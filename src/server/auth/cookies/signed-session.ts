import { parseCookieHeader } from "../../http/request/cookie-header";
import { sessionCookies } from "./cookie-names";
import type { CookieSigner } from "./signed-cookies";

/** Returns a function that takes the session's token out of a `Cookie` header, if one of our secrets signed it. Whether it stands, only the database knows. */
export function createSignedSession(signer: Pick<CookieSigner, "open">, { isSecure }: { isSecure: boolean }) {
  const { session } = sessionCookies(isSecure);
  return (header: string | undefined) => signer.open(parseCookieHeader(header ?? null).get(session));
}
