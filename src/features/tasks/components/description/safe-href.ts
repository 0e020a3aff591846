const safe = new Set(["http:", "https:", "mailto:", "tel:"]);

/** Returns the address of a link if a browser may open it: whole, and of a kind that runs nothing. */
export function safeHref(href: string): string | undefined {
  try {
    const url = new URL(href);
    return safe.has(url.protocol) ? url.href : undefined;
  } catch {
    return undefined;
  }
}
