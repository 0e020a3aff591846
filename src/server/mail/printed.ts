import { isIP } from "node:net";
import { z } from "zod";
import { cut, oneLine } from "./sanitize";

const printed = z.string().brand<"printed">();

/** What may stand in our mail: our own words, and of what others chose only what a function here lets through. */
export type Printed = z.infer<typeof printed>;

/** Writes a sentence of ours. What is put into it is printed already: raw text of others does not compile. */
export const say = (words: TemplateStringsArray, ...parts: Printed[]): Printed =>
  printed.parse(words.reduce((said, word, index) => `${said}${parts[index - 1] ?? ""}${word}`));

const longestName = 60;
/** What is not seen, but for the joiners inside words that Persian and Indic scripts need. */
const unseen =
  /(?<![\p{L}\p{M}])\p{Join_C}|\p{Join_C}(?![\p{L}\p{M}])|(?!\p{Join_C})\p{Default_Ignorable_Code_Point}/gu;
/** A dot ends a word or stands among initials: "J.R.R. Tolkien" is a name, "win.example" is where a mail program leads people. */
const nameOnly = /^(?:[\p{L}\p{Mn}\p{Mc}\p{Join_C} '’-]|\.(?= |$|\p{L}\p{Mn}?\.))+$/u;
/** More marks than any script puts on a letter paint over the lines around. */
const piledMarks = /\p{M}{6}/u;

/**
 * Returns what somebody calls themselves as it may stand in our mail: letters of any script, spaces, `'`, `’`, `-` and `.`, at most 60. `undefined`
 * when it holds anything else, or no letter: by their name anybody could have us send their advertisement to any address.
 */
export function nameInMail(name: string): Printed | undefined {
  const line = name.normalize("NFC").replace(/\s+/gu, " ").replace(unseen, "").replace(/ +/g, " ").trim();
  if (!nameOnly.test(line) || piledMarks.test(line) || !/\p{L}/u.test(line)) return undefined;
  return printed.parse(cut(line, longestName));
}

/** Returns the words for a browser, which come from what it says of itself: few digits, so that they are no telephone number. */
export function deviceInMail(device: string | undefined): Printed {
  const isKnown = /^[A-Za-z](?:[\w -]{0,79})$/.test(device ?? "") && (device?.match(/\d/g) ?? []).length <= 4;
  return isKnown ? printed.parse(device) : say`a device we do not know`;
}

/** Returns a network, such as `192.0.2.x` or `2001:db8::/64`. */
export function placeInMail(network: string | undefined): Printed {
  const isKnown = isIP(network?.replace(/\.x$/, ".0").replace(/\/64$/, "") ?? "") !== 0;
  return isKnown ? printed.parse(network) : say`a network we do not know`;
}

/** Returns an e-mail address, and nothing that only resembles one. */
export function addressInMail(email: string): Printed {
  const line = oneLine(email, 254);
  return /^[^\s<>"/:]+@[^\s<>"/:@]+$/.test(line) ? printed.parse(line) : say`another address`;
}

/** Making one takes longer than all the rest of a message. */
const format = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short", timeZone: "UTC" });

/** Returns an instant as people read it. The reader's time zone is not known. */
export const momentInMail = (instant: string): Printed => printed.parse(`${format.format(new Date(instant))} UTC`);
