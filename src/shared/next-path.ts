const base = "https://keel.invalid";
const controlCharacters = /\p{Cc}/u;
/** Not a place to go after signing in: the API, and what people pass through on their way in. */
const passages = /^\/(api|sign-in|sign-up|forgot-password|reset-password|verify-email|change-email)(\/|$)/i;

/**
 * Where to go after signing in: the path the visitor asked for, or `undefined` when `value` is anything but a page of
 * this site (another origin, a browser's reading of `//` or `\` as one, the API, the account pages themselves).
 */
export function parseNextPath(value: string | string[] | undefined): string | undefined {
  if (typeof value !== "string" || value.length > 1000) return undefined;
  if (!value.startsWith("/") || value.startsWith("//") || value.includes("\\") || controlCharacters.test(value)) {
    return undefined;
  }
  // Resolved as a browser would: `/x/..//other.example` must not become an origin on the way.
  const { origin, pathname, search, hash } = new URL(value, base);
  if (origin !== base || pathname.startsWith("//") || passages.test(pathname)) return undefined;
  return `${pathname}${search}${hash}`;
}

/** `path` with the wish to go to `next` afterwards. */
export function withNextPath(path: string, next: string | undefined): string {
  return next === undefined ? path : `${path}?${new URLSearchParams({ next }).toString()}`;
}
