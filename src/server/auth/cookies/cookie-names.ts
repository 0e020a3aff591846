/**
 * Returns the prefix of every cookie that authenticates. It is not the library's, because several applications may share a host. On https, `__Host-`
 * has the browser accept it from this host only, for every path (RFC 6265bis §4.1.3.2).
 */
export const cookiePrefix = (secure: boolean) => (secure ? "__Host-keel" : "keel");

/** Returns the names of the http-only cookies: the short-lived JWT, and the session that renews it. */
export function sessionCookies(secure: boolean) {
  const prefix = cookiePrefix(secure);
  return { token: `${prefix}.session_data`, session: `${prefix}.session_token` };
}

/** The passkey plugin's name for the cookie of a ceremony, after the prefix. */
export const passkeyCookie = "passkey";

/** Returns the names of the other signed cookies that Better Auth reads. The JWT is not among them, so Better Auth reads the session from the database. */
export function betterAuthCookies(secure: boolean): string[] {
  const names = ["dont_remember", "two_factor", "trust_device", "state", passkeyCookie];
  return names.map((name) => `${cookiePrefix(secure)}.${name}`);
}
