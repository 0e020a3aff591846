/** Returns the browser's time zone according to `Intl`, or `undefined` if it has none. */
export function reportedZone(): string | undefined {
  try {
    return Intl.DateTimeFormat().resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}
