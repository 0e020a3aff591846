import { fold } from "~/shared/text/fold";
import { partsOf } from "~/shared/dates/repeat/dates";
import type { RepeatRule } from "~/shared/dates/repeat/rule";
import { addDays } from "~/shared/due-date";
import { readDate } from "../dates";
import { readNearDay, readNextPeriod, readWeekday } from "../days";
import { dayAfter } from "../distances";
import { type Line, matchAt, pattern } from "../position";
import { end, month, monthNumber, numberWords } from "../vocabulary";
import { numberOf } from "./units";

const number = String.raw`(\d{1,3}|${numberWords.join("|")})`;
const times = pattern(String.raw`,?\s+for\s+${number}\s+times${end}`);
const during = pattern(String.raw`,?\s+for\s+${number}\s+(day|week|month|year)s?${end}`);
const until = pattern(String.raw`,?\s+(?:until|till|til)\s+`);
const start = pattern(String.raw`,?\s+(?:starting|beginning|from)\s+`);
const wholeMonth = pattern(`(${month})${end}`);

/** Where a series begins and ends, as far as the text says. */
export interface Bounds {
  /** Behind its last character. */
  to: number;
  /** The first day on which it may be due, `YYYY-MM-DD`. */
  start: string | undefined;
  /** Returns its end for a task that is first due on `day`. */
  end: (day: string) => Pick<RepeatRule, "count" | "until">;
}

/** Reads where a series begins and ends, in any order: "starting 1 dec", "until 24 dec", "until june", "for 6 times", "for 3 weeks". */
export function readBounds(line: Line, at: number): Bounds {
  const begun = readStart(line, at);
  const ending = readEnd(line, begun?.to ?? at);
  const late = begun ?? (ending && readStart(line, ending.to));
  return {
    to: Math.max(at, begun?.to ?? at, ending?.to ?? at, late?.to ?? at),
    start: late?.start,
    end: ending?.end ?? (() => ({})),
  };
}

function readStart(line: Line, at: number): { to: number; start: string } | undefined {
  const lead = matchAt(start, line.text, at);
  const day = lead && readDay(line, at + lead[0].length);
  return day && { to: day.to, start: day.day };
}

function readEnd(line: Line, at: number): Pick<Bounds, "to" | "end"> | undefined {
  const counted = matchAt(times, line.text, at);
  if (counted !== undefined) return { to: at + counted[0].length, end: () => ({ count: numberOf(counted[1] ?? "") }) };
  const lasting = matchAt(during, line.text, at);
  if (lasting !== undefined) {
    const [whole, length = "", unit = ""] = lasting;
    return { to: at + whole.length, end: (day) => lastingUntil(dayAfter[fold(unit)]?.(day, numberOf(length))) };
  }
  const lead = matchAt(until, line.text, at);
  if (lead === undefined) return undefined;
  const from = at + lead[0].length;
  const found = readDay(line, from);
  if (found !== undefined) return { to: found.to, end: () => ({ until: found.day }) };
  const named = matchAt(wholeMonth, line.text, from);
  if (named === undefined) return undefined;
  const last = lastOfMonth(line.clock.today, monthNumber(named[1] ?? ""));
  return { to: from + named[0].length, end: () => ({ until: last }) };
}

/** Returns the end of a series that is over on `day`. */
const lastingUntil = (day: string | undefined) => (day === undefined ? {} : { until: addDays(day, -1) });

function readDay(line: Line, at: number): { to: number; day: string } | undefined {
  for (const read of [readDate, readNextPeriod, readNearDay, readWeekday]) {
    const found = read(line, at, undefined);
    if (found?.kind === "day") return { to: found.to, day: found.day };
  }
  return undefined;
}

/** Returns the last day of the next month of this number. */
function lastOfMonth(today: string, wanted: number): string {
  const { year, month: now } = partsOf(today);
  return new Date(Date.UTC(wanted < now ? year + 1 : year, wanted, 0)).toISOString().slice(0, 10);
}
