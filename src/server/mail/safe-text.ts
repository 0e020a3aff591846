import { isIP } from "node:net";
import { z } from "zod";
import { truncate, oneLine } from "./sanitize";

const safeTextSchema = z.string().brand<"safe text">();

/** Text that is safe in mail: fixed text, and user input only as a function here sanitized it. */
export type SafeText = z.infer<typeof safeTextSchema>;

/** Returns a sentence. Interpolated values are sanitized: raw user input does not compile. */
export const safeText = (words: TemplateStringsArray, ...parts: SafeText[]): SafeText =>
  safeTextSchema.parse(words.reduce((said, word, index) => `${said}${parts[index - 1] ?? ""}${word}`));

const maxNameLength = 60;
/** Invisible characters, except the joiners inside words that Persian and Indic scripts need. */
const invisible =
  /(?<![\p{L}\p{M}])\p{Join_C}|\p{Join_C}(?![\p{L}\p{M}])|(?!\p{Join_C})\p{Default_Ignorable_Code_Point}/gu;
/** A dot ends a word or stands among initials: "J.R.R. Tolkien" is a name, while mail programs make a link of "win.example". */
const allowedName = /^(?:[\p{L}\p{Mn}\p{Mc}\p{Join_C} '’-]|\.(?= |$|\p{L}\p{Mn}?\.))+$/u;
/** More combining marks than any script puts on a letter, because they would cover the lines around. */
const stackedMarks = /\p{M}{6}/u;

/**
 * Returns a user's name as it may stand in mail: letters of any script, spaces, `'`, `’`, `-` and `.`, at most 60. `undefined` when it holds anything
 * else, or no letter, because a name could otherwise send an advertisement to any address.
 */
export function sanitizeName(name: string): SafeText | undefined {
  const line = name.normalize("NFC").replace(/\s+/gu, " ").replace(invisible, "").replace(/ +/g, " ").trim();
  if (!allowedName.test(line) || stackedMarks.test(line) || !/\p{L}/u.test(line)) return undefined;
  return safeTextSchema.parse(truncate(line, maxNameLength));
}

/** Returns the description of a browser, which comes from its user agent. It has few digits, so that it is no telephone number. */
export function sanitizeDevice(device: string | undefined): SafeText {
  const isKnown = /^[A-Za-z](?:[\w -]{0,79})$/.test(device ?? "") && (device?.match(/\d/g) ?? []).length <= 4;
  return isKnown ? safeTextSchema.parse(device) : safeText`an unknown device`;
}

/** Returns a network, such as `192.0.2.x` or `2001:db8::/64`. */
export function sanitizeNetwork(network: string | undefined): SafeText {
  const isKnown = isIP(network?.replace(/\.x$/, ".0").replace(/\/64$/, "") ?? "") !== 0;
  return isKnown ? safeTextSchema.parse(network) : safeText`an unknown network`;
}

/** Returns an e-mail address, and nothing that only resembles one. */
export function sanitizeAddress(email: string): SafeText {
  const line = oneLine(email, 254);
  return /^[^\s<>"/:]+@[^\s<>"/:@]+$/.test(line) ? safeTextSchema.parse(line) : safeText`another address`;
}

/** Created once, because that takes longer than the rest of a message. */
const format = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short", timeZone: "UTC" });

/** Returns an instant as people read it. The reader's time zone is not known. */
export const formatInstant = (instant: string): SafeText =>
  safeTextSchema.parse(`${format.format(new Date(instant))} UTC`);

const maxTitleLength = 200;
const scheme = /[a-z][a-z0-9+.-]*:\/\/|\b(?:https?|javascript|data):/gi;

/** Returns the title of a task in quotes, as one line. An address in it has no scheme, so that no mail program makes a link of it. */
export const sanitizeTitle = (title: string): SafeText =>
  safeTextSchema.parse(`“${oneLine(title.normalize("NFC"), maxTitleLength).replace(scheme, " ")}”`);

/** Returns a day, or an instant as clocks in `timeZone` show it: "20 November 2026", "20 November 2026 at 14:30". */
export function formatMoment(moment: string, timeZone: string): SafeText {
  const isDay = !moment.includes("T");
  const form = isDay
    ? ({ dateStyle: "long", timeZone: "UTC" } as const)
    : ({ dateStyle: "long", timeStyle: "short", timeZone } as const);
  return safeTextSchema.parse(new Intl.DateTimeFormat("en-GB", form).format(new Date(moment)));
}
