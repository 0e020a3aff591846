import bowser from "bowser";

/** A browser and its system in human words, "Chrome on Linux", from what it says of itself. */
export function deviceWords(userAgent: string | null): string {
  if (userAgent === null || userAgent === "") return "Unknown device";
  const { browser, os } = bowser.parse(userAgent);
  if (browser.name === undefined || browser.name === "") return "Another program";
  return os.name === undefined ? browser.name : `${browser.name} on ${os.name}`;
}
