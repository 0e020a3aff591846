/** What only settings of this product begin with. Others are left alone, for the environment is shared with every program. */
const ownPrefix = /^(?:BETTER_AUTH_|SMTP_)/;

/** What other programs call the same thing. */
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
 * Says of each of `names` that means nothing here, but was meant to, what was probably meant: one that is a single slip away from a name in
 * `known`, and one that only a setting of this product begins like.
 */
export function misspelledNames(names: readonly string[], known: readonly string[]): string[] {
  return names
    .filter((name) => !known.includes(name))
    .flatMap((name) => {
      const meant = foreignNames[name] ?? known.find((each) => each.length > 7 && isOneTypo(name, each));
      if (meant !== undefined) return [`${name} means nothing here: did you mean ${meant}?`];
      return ownPrefix.test(name) ? [`${name} means nothing here`] : [];
    });
}

/** What means nothing without another setting. */
const needed: Record<string, string> = { MAIL_FROM: "SMTP_URL", DATABASE_DIRECT_URL: "DATABASE_URL" };

/** Says of each of the settings in `names` that it means nothing as long as another one is there, or is not. */
export function incompleteSettings(names: readonly string[]): string[] {
  const incomplete = Object.entries(needed)
    .filter(([name, other]) => names.includes(name) && !names.includes(other))
    .map(([name, other]) => `${name} means nothing without ${other}: set both, or neither`);
  return names.includes("BETTER_AUTH_SECRET") && names.includes("BETTER_AUTH_SECRETS")
    ? [
        ...incomplete,
        "BETTER_AUTH_SECRET means nothing beside BETTER_AUTH_SECRETS: leave it out, and put it there, last, such as 1:<secret>, where it is still needed",
      ]
    : incomplete;
}

/** Returns whether one letter more, less, another one or two in the wrong order make `one` of `other`. */
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
