/**
 * Whether `text` is a path of this site, as every browser reads it: no other origin, whether as a whole address, as `//other.example` or by a backslash.
 */
export function isOwnPath(text: string): boolean {
  if (!text.startsWith("/") || text.includes("\\") || /\p{Cc}/u.test(text)) return false;
  const base = "https://keel.invalid";
  const url = URL.canParse(text, base) ? new URL(text, base) : undefined;
  return url?.origin === base && !url.pathname.startsWith("//");
}
