/** What somebody who is banned reads when they sign in with the right password. */
export function explainBan({ banExpires }: { banExpires?: Date | null | undefined }): string {
  const end = banExpires == null ? undefined : new Date(banExpires);
  const until = end === undefined ? "" : ` until ${format.format(end)} UTC`;
  return `This account is banned${until}. Ask whoever runs this server.`;
}

const format = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short", timeZone: "UTC" });
