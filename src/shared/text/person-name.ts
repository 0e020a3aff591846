import { canonical, isVisible } from "./written-text";

const maxLength = 100;
/** Lines, and what moves or hides the text beside it. Joiners between letters and in emoji are part of how a name is written. */
const lineBreaks = /[\p{Cc}\p{Zl}\p{Zp}]/gu;
const unseen = /(?<=^|\s)[\u200c\u200d]+|[\u200c\u200d]+(?=\s|$)|(?![\u200c\u200d])[\p{Cf}\p{Surrogate}\p{Co}]/gu;

/** Returns the name that another product gave to somebody as one line of at most 100 characters; `undefined` where nothing of it can be seen. */
export function personName(given: string): string | undefined {
  const line = canonical(given).replaceAll(lineBreaks, " ").replaceAll(unseen, "").replaceAll(/\s+/gu, " ").trim();
  return isVisible(line) ? Array.from(line).slice(0, maxLength).join("").trim() : undefined;
}
