import { fold } from "~/shared/text/fold";
import type { Found, Reader } from "../found";
import { partTimes, timeSaid } from "./hours";
import { hasCapital, isAnchored, type Line, matchAt, pattern, wordBefore } from "../position";
import { dayPart, end, numbered } from "../vocabulary";

const at = String.raw`((?:due\s+at|at)\s+|@\s?)?`;
const meridiem = String.raw`(?:([ap])m|([ap])\.m\.)`;
const withMeridiem = pattern(String.raw`${at}(\d{1,2})(?:[:.](\d{2}))?(\s?)${meridiem}${end}`);
/** The part of the day behind a time. "tonight" says it, too, and is read as a day. */
const inPart = String.raw`(?:\s+(?:in\s+the|at)\s+((?<=the\s)(?:morning|afternoon|evening)|(?<=at\s)night))?`;
const colon = pattern(String.raw`${at}(\d{1,2}):(\d{2})${inPart}${end}`);
const hourAlone = pattern(String.raw`${at}(\d{1,2})(?:\s+o['’]clock)?${inPart}${end}`);
const tonight = pattern(String.raw`,?\s+(?:tonight|this\s+evening)${end}`);
const noon = pattern(String.raw`${at}noon${end}`);
const part = pattern(
  String.raw`(?:in\s+the\s+)?(${dayPart})(?:,?\s+(?:at\s+)?(\d{1,2})(?:[:.](\d{2}))?(?:\s?${meridiem})?)?${end}`,
);
const numberedWords = new Set(numbered.split(" "));

/** Reads "9am", "9:30 pm", "at 9.30 am". */
export const readMeridiemTime: Reader = (line, from, before) => {
  const match = matchAt(withMeridiem, line.text, from);
  if (match === undefined) return undefined;
  const [whole, connector, hours = "", minutes, gap, short, half = short] = match;
  const to = from + whole.length;
  // "1 PM candidate".
  const isLed = connector !== undefined || follows(line, from, before);
  if (gap !== "" && !isLed && !isAnchored(line, to)) return undefined;
  return timeSaid({ hours, minutes, half }, { from, to });
};

/** Reads "15:30", "at 9:30", "8:30 in the evening". A single digit counts only there or after a day: "John 3:16" is none. */
export const readColonTime: Reader = (line, from, before) => {
  const match = matchAt(colon, line.text, from);
  if (match === undefined) return undefined;
  const [whole, connector, hours = "", minutes, inDay] = match;
  const to = from + whole.length;
  const isSaid = inDay !== undefined || matchAt(tonight, line.text, to) !== undefined;
  const isLed = connector !== undefined || isSaid || follows(line, from, before);
  const isFirst = line.text.slice(0, from).trim() === "";
  if (!isLed && (hours.length < 2 || isNumbered(line, from) || !(isFirst || isAnchored(line, to)))) return undefined;
  return timeSaid({ hours, minutes, part: inDay }, { from, to });
};

/** Reads "at 9", "fri 9", "at 9 in the evening". */
export const readHour: Reader = (line, from, before) => {
  const match = matchAt(hourAlone, line.text, from);
  if (match === undefined) return undefined;
  const [whole, connector, hours = "", inDay] = match;
  const to = from + whole.length;
  if (!isAnchored(line, to)) return undefined;
  const isLed = connector?.startsWith("at") === true || connector?.startsWith("due") === true;
  if (!isLed && !follows(line, from, before)) return undefined;
  if (connector !== undefined && hasCapital(line, { from, to })) return undefined;
  return timeSaid({ hours, part: inDay }, { from, to });
};

/** Reads "noon", "at noon". */
export const readNoon: Reader = (line, from) => {
  const match = matchAt(noon, line.text, from);
  if (match === undefined) return undefined;
  const span = { from, to: from + match[0].length };
  if (hasCapital(line, span) || (match[1] === undefined && !isAnchored(line, span.to))) return undefined;
  return wordBefore(line.text, from) === "high" ? undefined : { kind: "time", time: "12:00", ...span };
};

/** Reads "morning" after a day: "tomorrow morning", "friday night at 9", "monday morning 9am". */
export const readDayPart: Reader = (line, from, before) => {
  const match = matchAt(part, line.text, from);
  if (match === undefined || !follows(line, from, before)) return undefined;
  const [whole, name = "", hours, minutes, short, half = short] = match;
  const span = { from, to: from + whole.length };
  if (hasCapital(line, span)) return undefined;
  if (hours !== undefined) return timeSaid({ hours, minutes, part: name, half }, span);
  const time = partTimes[fold(name)];
  return time === undefined ? undefined : { kind: "time", time, ...span };
};

/** Returns whether nothing but a comma stands between the last phrase, a day or a repeat, and this place. */
const follows = ({ text }: Line, from: number, before: Found | undefined) =>
  ((before?.kind === "day" && (before.time === undefined || before.isEvening === true)) || before?.kind === "repeat") &&
  /^,?\s*$/u.test(text.slice(before.to, from));

const isNumbered = ({ text }: Line, from: number) => numberedWords.has(wordBefore(text, from));
