import { dayAt, nextDayAt, nextDayOfMonth } from "./calendar";
import type { Reader } from "./found";
import { hasCapital, isAnchored, type Line, matchAt, pattern, type Span, wordBefore } from "./position";
import { date, end, month, monthNumber, numbered, ordinal, units, weekday } from "./vocabulary";

// "on Mon, 24 Dec": the weekday belongs to the date.
const lead = String.raw`(?:(?:due\s+on|due|on)\s+)?(?:${weekday},?\s+)?(?:the\s+)?`;
const anyDate = pattern(String.raw`(${lead})((?:${date})|(?:on\s+)?\d{1,2}/\d{1,2})${end}`);
const monthDay = pattern(String.raw`(?:due\s+)?on\s+(?:the\s+)?(\d{1,2})${ordinal}${end}`);
const unit = pattern(String.raw`\s*(?:${units})${end}`);
const numberedWords = new Set(numbered.split(" "));

const iso = /^(\d{4})-(\d{2})-(\d{2})$/u;
const dotted = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{2,4})?$/u;
const slashed = /^(\d{1,2})\/(\d{1,2})(?:\/(\d{2,4}))?$/u;
const dayFirst = new RegExp(String.raw`^(\d{1,2})(${ordinal})?\.?\s+(?:of\s+)?(${month})(?:,?\s+(\d{4}))?$`, "iu");
const monthFirst = new RegExp(String.raw`^(${month})\s+(\d{1,2})${ordinal}?(?:,?\s+(\d{4}))?$`, "iu");

/** Reads a date such as "24 dec", "Dec 24", "24.12.", "2026-12-24", "24/12/2026"; and "on 24/12". A day that has passed stays words. */
export const readDate: Reader = (line, at) => {
  const match = matchAt(anyDate, line.text, at);
  if (match === undefined) return undefined;
  const [whole, connector = "", written = ""] = match;
  const span = { from: at, to: at + whole.length };
  if (hasCapital(line, { from: at, to: at + (/^(?:due|on)\b/iu.exec(connector)?.[0].length ?? 0) })) return undefined;
  if (slashed.test(written) && !/\d{2,}$|^(?:due|on)/iu.test(connector + written)) return undefined;
  const day = dayOfDate(written, { line, isLed: connector !== "", span });
  return day === undefined || day < line.clock.today ? undefined : { kind: "day", day, ...span };
};

/** Reads "on the 1st", "on 1st". */
export const readDayOfMonth: Reader = (line, at) => {
  const match = matchAt(monthDay, line.text, at);
  if (match === undefined) return undefined;
  const span = { from: at, to: at + match[0].length };
  if (hasCapital(line, span) || !isAnchored(line, span.to)) return undefined;
  const day = nextDayOfMonth(line.clock.today, Number(match[1]));
  return day === undefined ? undefined : { kind: "day", day, ...span };
};

interface Place {
  line: Line;
  span: Span;
  /** Whether "on", "the" or a weekday stands before it. */
  isLed: boolean;
}

function dayOfDate(written: string, { line, span, isLed }: Place): string | undefined {
  const { text, clock } = line;
  const isNumbered = !isLed && numberedWords.has(wordBefore(text, span.from));
  const inYear = (year: string | undefined, monthDay: { month: number; day: number }) =>
    year === undefined ? nextDayAt(clock.today, monthDay) : dayAt(fullYear(year), monthDay);

  const [, isoYear, isoMonth, isoDay] = iso.exec(written) ?? [];
  if (isoYear !== undefined) return inYear(isoYear, { month: Number(isoMonth), day: Number(isoDay) });

  const [isDotted, dotDay, dotMonth, dotYear] = dotted.exec(written) ?? [];
  if (isDotted !== undefined)
    return isNumbered ? undefined : inYear(dotYear, { month: Number(dotMonth), day: Number(dotDay) });

  const [isSlashed, first, second, slashYear] = slashed.exec(written) ?? [];
  if (isSlashed !== undefined) {
    if (isNumbered || (slashYear === undefined && !isLed)) return undefined;
    const [one, two] = [Number(first), Number(second)];
    const orders = [
      { day: one, month: two },
      { day: two, month: one },
    ];
    if (isMonthFirst(clock.locale)) orders.reverse();
    return orders.map((order) => inYear(slashYear, order)).find((day) => day !== undefined);
  }

  const [isDayFirst, day, suffix, monthName = "", year] = dayFirst.exec(written) ?? [];
  if (isDayFirst !== undefined) {
    // "5 may be enough", "10 march on".
    const isVerb = /^(?:may|march)$/iu.test(monthName) && suffix === undefined && year === undefined && !isLed;
    if (isNumbered || (isVerb && !isAnchored(line, span.to))) return undefined;
    return inYear(year, { month: monthNumber(monthName), day: Number(day) });
  }
  const [, name = "", dayAfter, yearAfter] = monthFirst.exec(written) ?? [];
  if (dayAfter === undefined || matchAt(unit, text, span.to) !== undefined) return undefined;
  return inYear(yearAfter, { month: monthNumber(name), day: Number(dayAfter) });
}

const fullYear = (year: string) => Number(year) + (year.length === 2 ? 2000 : 0);

/** Returns whether the locale writes the month before the day, as in 12/24/2026. */
function isMonthFirst(locale: string): boolean {
  const parts = new Intl.DateTimeFormat(locale, { day: "numeric", month: "numeric" }).formatToParts(0);
  return parts.find(({ type }) => type === "day" || type === "month")?.type === "month";
}
