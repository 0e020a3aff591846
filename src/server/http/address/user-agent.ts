const maxLength = 300;

/** Shortens a `User-Agent` for storage: a header may have 14 KB, and the stored value is read often. */
export function cutUserAgent(userAgent: string | null | undefined): string | null {
  return userAgent?.slice(0, maxLength) ?? null;
}
