import { isIP } from "node:net";
import { z } from "zod";
import { truncate, oneLine } from "./sanitize";

const printed = z.string().brand<"printed">();

/** What may stand in our mail: our own words, and of what others chose only what a function here lets through. */
export type SafeText = z.infer<typeof printed>;

/** Writes a sentence of ours. What is put into it is printed already: raw text of others does not compile. */
export const safeText = (words: TemplateStringsArray, ...parts: SafeText[]): SafeText =>
  printed.parse(words.reduce((said, word, index) => `${said}${parts[index - 1] ?? ""}${word}`));

const maxNameLength = 60;
/** What is not seen, but for the joiners inside words that Persian and Indic scripts need. */
const invisible =
  /(?<![\p{L}\p{M}])\p{Join_C}|\p{Join_C}(?![\p{L}\p{M}])|(?!\p{Join_C})\p{Default_Ignorable_Code_Point}/gu;
/** A dot ends a word or stands among initials: "J.R.R. Tolkien" is a name, "win.example" is where a mail program leads people. */
const allowedName = /^(?:[\p{L}\p{Mn}\p{Mc}\p{Join_C} '’-]|\.(?= |$|\p{L}\p{Mn}?\.))+$/u;
/** More marks than any script puts on a letter paint over the lines around. */
const stackedMarks = /\p{M}{6}/u;

/**
 * Returns what somebody calls themselves as it may stand in our mail: letters of any script, spaces, `'`, `’`, `-` and `.`, at most 60. `undefined`
 * when it holds anything else, or no letter: by their name anybody could have us send their advertisement to any address.
 */
export function sanitizeName(name: string): SafeText | undefined {
  const line = name.normalize("NFC").replace(/\s+/gu, " ").replace(invisible, "").replace(/ +/g, " ").trim();
  if (!allowedName.test(line) || stackedMarks.test(line) || !/\p{L}/u.test(line)) return undefined;
  return printed.parse(truncate(line, maxNameLength));
}

/** Returns the words for a browser, which come from what it says of itself: few digits, so that they are no telephone number. */
export function sanitizeDevice(device: string | undefined): SafeText {
  const isKnown = /^[A-Za-z](?:[\w -]{0,79})$/.test(device ?? "") && (device?.match(/\d/g) ?? []).length <= 4;
  return isKnown ? printed.parse(device) : safeText`an unknown device`;
}

/** Returns a network, such as `192.0.2.x` or `2001:db8::/64`. */
export function sanitizeNetwork(network: string | undefined): SafeText {
  const isKnown = isIP(network?.replace(/\.x$/, ".0").replace(/\/64$/, "") ?? "") !== 0;
  return isKnown ? printed.parse(network) : safeText`an unknown network`;
}

/** Returns an e-mail address, and nothing that only resembles one. */
export function sanitizeAddress(email: string): SafeText {
  const line = oneLine(email, 254);
  return /^[^\s<>"/:]+@[^\s<>"/:@]+$/.test(line) ? printed.parse(line) : safeText`another address`;
}

/** Making one takes longer than all the rest of a message. */
const format = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short", timeZone: "UTC" });

/** Returns an instant as people read it. The reader's time zone is not known. */
export const formatInstant = (instant: string): SafeText => printed.parse(`${format.format(new Date(instant))} UTC`);
