/** The limit of lines that fits into the 4 KB of response headers that proxies commonly accept. */
const maxLines = 30;
const maxDepth = 3;

/** Returns the `Set-Cookie` values that remove cookies from a browser which sent them to `url`. */
export type ClearCookies = (names: Iterable<string>, url: string | undefined) => string[];

/**
 * Creates the removal of cookies. Cookies of one name differ by path and domain, and only a line with the same ones removes each (RFC 6265bis §5.7).
 * A request does not show them, so on plain http the likely ones are listed. A `__Host-` cookie has one path and no domain.
 * @param origin where people reach this installation
 */
export function createClearCookies(origin: string): ClearCookies {
  const domains = domainsOf(new URL(origin).hostname);
  return (names, url = "/") => {
    const safe = [...names].filter((name) => /^[\w.-]{1,60}$/.test(name));
    const paths = pathsOf(URL.canParse(url, origin) ? new URL(url, origin).pathname : "/");
    const others = domains
      .flatMap((domain) => paths.map((path) => `Path=${path}${domain === "" ? "" : `; Domain=${domain}`}`))
      .flatMap((scope) => safe.filter((name) => !isHostCookie(name)).map((name) => clearCookie(name, scope)));
    return [...safe.filter(isHostCookie).map((name) => clearCookie(name)), ...others].slice(0, maxLines);
  };
}

const isHostCookie = (name: string) => name.startsWith("__Host-");

/** Returns the `Set-Cookie` value that removes a cookie as this installation sets it. */
export const clearCookie = (name: string, scope = "Path=/") =>
  `${name}=; Max-Age=0; ${scope}; HttpOnly; SameSite=Lax${isHostCookie(name) ? "; Secure" : ""}`;

/** Returns no domain, then the host and its parents. An address and a single label have no parents. */
function domainsOf(hostname: string): string[] {
  const labels = /^[\d.]+$|:/.test(hostname) ? [] : hostname.split(".");
  const above = labels.slice(0, -1).map((_label, at) => labels.slice(at).join("."));
  return ["", ...above.slice(-maxDepth)];
}

function pathsOf(pathname: string): string[] {
  const parts = pathname
    .replaceAll(/[^\w/.~%-]/g, "")
    .split("/")
    .filter(Boolean)
    .slice(0, maxDepth);
  const prefixes = parts.map((_part, at) => `/${parts.slice(0, at + 1).join("/")}`);
  return ["/", ...prefixes.flatMap((prefix) => [prefix, `${prefix}/`])];
}
