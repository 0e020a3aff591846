const base = "https://keel.invalid";

/**
 * Returns `text` as the path of this site that every browser makes of it: dots resolved, other alphabets percent-encoded.
 * Returns `undefined` for what a browser could read as another origin: a whole address, `//other.example`, a backslash, a control character.
 */
export function parseLocalPath(text: string): string | undefined {
  if (!/^\/(?!\/)/.test(text) || text.includes("\\") || /\p{Cc}/u.test(text)) return undefined;
  // Resolved as a browser would: `/x/..//other.example` must not become an origin on the way.
  const { origin, pathname, search, hash } = new URL(text, base);
  return origin === base && !pathname.startsWith("//") ? `${pathname}${search}${hash}` : undefined;
}
