/** The prefixes that only this product's settings have. Other variables are ignored, because the environment is shared with other programs. */
const ownPrefix = /^(?:BETTER_AUTH_|SMTP_)/;

/** Names that other programs use for the same settings. */
const foreignNames: Record<string, string> = {
  BETTER_AUTH_TRUSTED_ORIGINS: "ALLOWED_ORIGINS",
  BETTER_AUTH_BASE_URL: "BETTER_AUTH_URL",
  SMTP_HOST: "SMTP_URL",
  SMTP_PORT: "SMTP_URL",
  SMTP_USER: "SMTP_URL",
  SMTP_USERNAME: "SMTP_URL",
  SMTP_PASS: "SMTP_URL",
  SMTP_PASSWORD: "SMTP_URL",
  SMTP_SECURE: "SMTP_URL",
  SMTP_FROM: "MAIL_FROM",
};

/**
 * Returns a hint for each of `names` that has no effect but was probably meant for Keel: a known name with one typo, a name from another program, or
 * an unknown name with a prefix of this product.
 */
export function misspelledNames(names: readonly string[], known: readonly string[]): string[] {
  return names
    .filter((name) => !known.includes(name))
    .flatMap((name) => {
      const suggestion = foreignNames[name] ?? known.find((each) => each.length > 7 && isOneTypo(name, each));
      if (suggestion !== undefined) return [`${name} has no effect: did you mean ${suggestion}?`];
      return ownPrefix.test(name) ? [`${name} has no effect`] : [];
    });
}

/** The settings that have no effect without another one. */
const needed: Record<string, string> = { MAIL_FROM: "SMTP_URL", DATABASE_DIRECT_URL: "DATABASE_URL" };

/** Returns a hint for each setting in `names` that has no effect because of another one that is missing or set. */
export function incompleteSettings(names: readonly string[]): string[] {
  const incomplete = Object.entries(needed)
    .filter(([name, other]) => names.includes(name) && !names.includes(other))
    .map(([name, other]) => `${name} has no effect without ${other}: set both, or neither`);
  return names.includes("BETTER_AUTH_SECRET") && names.includes("BETTER_AUTH_SECRETS")
    ? [
        ...incomplete,
        "BETTER_AUTH_SECRET has no effect beside BETTER_AUTH_SECRETS: remove it, and if it is still needed, add it there as the last entry, such as 1:<secret>",
      ]
    : incomplete;
}

/** Returns whether `one` is `other` with one typo: a letter added, missing or replaced, or two swapped. */
function isOneTypo(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false;
  let same = 0;
  while (same < one.length && one[same] === other[same]) same += 1;
  const [rest, otherRest] = [one.slice(same), other.slice(same)];
  const isSwapped = rest.length > 1 && rest[0] === otherRest[1] && rest[1] === otherRest[0];
  return (
    rest.slice(1) === otherRest.slice(1) ||
    rest.slice(1) === otherRest ||
    rest === otherRest.slice(1) ||
    (isSwapped && rest.slice(2) === otherRest.slice(2))
  );
}
