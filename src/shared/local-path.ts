const base = "https://keel.invalid";

/**
 * Returns `text` as the path of this site that every browser reads it as: dots resolved, other scripts percent-encoded.
 * Returns `undefined` for what a browser could read as another origin: a full URL, `//other.example`, a backslash, a control character.
 */
export function parseLocalPath(text: string): string | undefined {
  if (!/^\/(?!\/)/.test(text) || text.includes("\\") || /\p{Cc}/u.test(text)) return undefined;
  // Resolved as a browser would, so that `/x/..//other.example` does not become an origin.
  const { origin, pathname, search, hash } = new URL(text, base);
  return origin === base && !pathname.startsWith("//") ? `${pathname}${search}${hash}` : undefined;
}
