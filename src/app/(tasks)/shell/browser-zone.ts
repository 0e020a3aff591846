/** Returns what `Intl` says of the zone of this browser; `undefined` where it says nothing. */
export function reportedZone(): string | undefined {
  try {
    return Intl.DateTimeFormat().resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}
