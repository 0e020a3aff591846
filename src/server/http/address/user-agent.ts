const maxLength = 300;

/** Returns as much of a `User-Agent` as is stored: a header may hold 14 KB, and what is stored is read again and again. */
export function cutUserAgent(userAgent: string | null | undefined): string | null {
  return userAgent?.slice(0, maxLength) ?? null;
}
