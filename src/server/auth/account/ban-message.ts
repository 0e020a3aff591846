/** Returns what a banned user reads after the right password. */
export function explainBan({ banExpires }: { banExpires?: Date | null | undefined }): string {
  const end = banExpires == null ? undefined : new Date(banExpires);
  const until = end === undefined ? "" : ` until ${format.format(end)} UTC`;
  return `This account is banned${until}. Contact your administrator.`;
}

/**
 * Returns whether a user is banned. A temporary ban ends by itself.
 * @param now ms since 1970
 */
export function isBanned(
  { banned, banExpires }: { banned?: boolean | null | undefined; banExpires?: Date | null | undefined },
  now: number,
): boolean {
  return banned === true && (banExpires == null || banExpires.getTime() > now);
}

const format = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short", timeZone: "UTC" });
