import type { Found, Reader } from "./found";
import { hasCapital, isAnchored, type Line, matchAt, pattern, wordBefore } from "./position";
import { dayPart, end, numbered } from "./vocabulary";

const at = String.raw`((?:due\s+at|at)\s+|@\s?)?`;
const meridiem = String.raw`(?:([ap])m|([ap])\.m\.)`;
const withMeridiem = pattern(String.raw`${at}(\d{1,2})(?:[:.](\d{2}))?(\s?)${meridiem}${end}`);
const colon = pattern(String.raw`${at}(\d{1,2}):(\d{2})${end}`);
const hourAlone = pattern(String.raw`${at}(\d{1,2})(?:\s+o['’]clock)?${end}`);
const noon = pattern(String.raw`${at}noon${end}`);
const part = pattern(`(?:in\\s+the\\s+)?(${dayPart})${end}`);
const numberedWords = new Set(numbered.split(" "));
/** When the parts of a day begin, as other task managers have it. */
const parts: Record<string, string> = { morning: "09:00", afternoon: "14:00", evening: "19:00", night: "19:00" };

/** Reads "9am", "9:30 pm", "at 9.30 am". */
export const readMeridiemTime: Reader = (line, from, before) => {
  const match = matchAt(withMeridiem, line.text, from);
  if (match === undefined) return undefined;
  const [whole, connector, hours = "", minutes = "00", gap, short, long] = match;
  const to = from + whole.length;
  const hour = Number(hours);
  if (hour < 1 || hour > 12 || Number(minutes) > 59) return undefined;
  // "1 PM candidate".
  const isLed = connector !== undefined || follows(line, from, before);
  if (gap !== "" && !isLed && !isAnchored(line, to)) return undefined;
  const isAfternoon = (short ?? long ?? "").toLowerCase() === "p";
  return { kind: "time", time: written((hour % 12) + (isAfternoon ? 12 : 0), minutes), from, to };
};

/** Reads "15:30", "at 9:30". A single digit counts only after "at" or a day: "John 3:16" is none. */
export const readColonTime: Reader = (line, from, before) => {
  const match = matchAt(colon, line.text, from);
  if (match === undefined) return undefined;
  const [whole, connector, hours = "", minutes = ""] = match;
  const to = from + whole.length;
  if (Number(hours) > 23 || Number(minutes) > 59) return undefined;
  const isLed = connector !== undefined || follows(line, from, before);
  const isFirst = line.text.slice(0, from).trim() === "";
  if (!isLed && (hours.length < 2 || isNumbered(line, from) || !(isFirst || isAnchored(line, to)))) return undefined;
  return { kind: "time", time: written(hourOf(hours), minutes), from, to };
};

/** Reads "at 9", "fri 9". */
export const readHour: Reader = (line, from, before) => {
  const match = matchAt(hourAlone, line.text, from);
  if (match === undefined) return undefined;
  const [whole, connector, hours = ""] = match;
  const to = from + whole.length;
  if (Number(hours) > 23 || !isAnchored(line, to)) return undefined;
  if (connector?.startsWith("at") !== true && connector?.startsWith("due") !== true && !follows(line, from, before))
    return undefined;
  if (connector !== undefined && hasCapital(line, { from, to })) return undefined;
  return {
    kind: "time",
    time: written(hourOf(hours), "00"),
    from,
    to,
  };
};

/** Reads "noon", "at noon". */
export const readNoon: Reader = (line, from) => {
  const match = matchAt(noon, line.text, from);
  if (match === undefined) return undefined;
  const span = { from, to: from + match[0].length };
  if (hasCapital(line, span) || (match[1] === undefined && !isAnchored(line, span.to))) return undefined;
  return wordBefore(line.text, from) === "high" ? undefined : { kind: "time", time: "12:00", ...span };
};

/** Reads "morning" after a day: "tomorrow morning". */
export const readDayPart: Reader = (line, from, before) => {
  const match = matchAt(part, line.text, from);
  const time = parts[(match?.[1] ?? "").toLowerCase()];
  if (match === undefined || time === undefined || !follows(line, from, before)) return undefined;
  const span = { from, to: from + match[0].length };
  return hasCapital(line, span) ? undefined : { kind: "time", time, ...span };
};

/** Returns whether nothing but a comma stands between the last phrase, a day or a repeat, and this place. */
const follows = ({ text }: Line, from: number, before: Found | undefined) =>
  ((before?.kind === "day" && before.time === undefined) || before?.kind === "repeat") &&
  /^,?\s*$/u.test(text.slice(before.to, from));

const isNumbered = ({ text }: Line, from: number) => numberedWords.has(wordBefore(text, from));

/** Returns the hour: 1 to 6, written with one digit, are in the afternoon, because few people plan their nights. */
const hourOf = (digits: string) => Number(digits) + (/^[1-6]$/u.test(digits) ? 12 : 0);

const written = (hour: number, minutes: string) => `${String(hour).padStart(2, "0")}:${minutes}`;
