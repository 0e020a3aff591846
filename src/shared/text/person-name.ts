import { canonical, isVisible } from "./written-text";

const maxLength = 100;
/** Line breaks, and characters that move or hide the text around them. Joiners between letters and in emoji are part of a name. */
const lineBreaks = /[\p{Cc}\p{Zl}\p{Zp}]/gu;
const unseen = /(?<=^|\s)[\u200c\u200d]+|[\u200c\u200d]+(?=\s|$)|(?![\u200c\u200d])[\p{Cf}\p{Surrogate}\p{Co}]/gu;

/** Returns a name from another product as one line of at most 100 characters, or `undefined` if nothing of it is visible. */
export function personName(given: string): string | undefined {
  const line = canonical(given).replaceAll(lineBreaks, " ").replaceAll(unseen, "").replaceAll(/\s+/gu, " ").trim();
  return isVisible(line) ? Array.from(line).slice(0, maxLength).join("").trim() : undefined;
}
