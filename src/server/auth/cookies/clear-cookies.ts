/** Sends at most so many lines, whatever the address: a browser that holds none of them ignores them. */
const maxLines = 60;
const maxDepth = 4;

/** Returns the `Set-Cookie` values that remove cookies from a browser which sent them to `url`. */
export type ClearCookies = (names: Iterable<string>, url: string | undefined) => string[];

/**
 * Two cookies of one name differ by their path or domain, and only a line with the same ones removes each (RFC 6265bis §5.7); a request does not tell
 * them, so on plain http all are named that could have come with it. A `__Host-` cookie has one path and no domain.
 * @param origin where people reach this installation
 */
export function createClearCookies(origin: string): ClearCookies {
  const { hostname } = new URL(origin);
  return (names, url = "/") => {
    const pathname = URL.canParse(url, origin) ? new URL(url, origin).pathname : "/";
    return [...names]
      .filter((name) => /^[\w.-]{1,60}$/.test(name))
      .flatMap((name) => (name.startsWith("__Host-") ? [clear(name)] : clearEverywhere(name, { hostname, pathname })))
      .slice(0, maxLines);
  };
}

const clear = (name: string, scope = "Path=/") =>
  `${name}=; Max-Age=0; ${scope}; HttpOnly; SameSite=Lax${name.startsWith("__Host-") ? "; Secure" : ""}`;

function clearEverywhere(name: string, { hostname, pathname }: Pick<URL, "hostname" | "pathname">): string[] {
  return domainsOf(hostname).flatMap((domain) =>
    pathsOf(pathname).map((path) => clear(name, `Path=${path}${domain === "" ? "" : `; Domain=${domain}`}`)),
  );
}

/** None, then the host and what is above it; an address and a single label have nothing above them. */
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
