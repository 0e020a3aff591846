/**
 * Returns the locale that writes dates in English for a reader of `tag`, with the order and clock of their region. `de-CH`
 * gives "27 Nov, 14:30", `en-US` "Nov 27, 2:30 PM". Always with Gregorian dates and the digits 0 to 9, to match the sentences
 * around them. Uses only locales that all servers and browsers know.
 */
export function inEnglish(tag: string): string {
  const { language, region } = new Intl.Locale(isLocale(tag) ? tag : "en");
  const spoken = language === "en" ? ["en", region].filter(Boolean).join("-") : region === "US" ? "en-US" : "en-GB";
  const { hourCycle } = new Intl.DateTimeFormat(isLocale(tag) ? tag : "en", { hour: "numeric" }).resolvedOptions();
  const options = { calendar: "gregory", numberingSystem: "latn", ...(hourCycle !== undefined && { hourCycle }) };
  return new Intl.Locale(spoken, options).toString();
}

/** Returns whether `tag` is a BCP 47 tag that this runtime can format; browsers may send others. */
function isLocale(tag: string): boolean {
  try {
    return tag !== "" && Intl.DateTimeFormat.supportedLocalesOf(tag).length > 0;
  } catch {
    return false;
  }
}
