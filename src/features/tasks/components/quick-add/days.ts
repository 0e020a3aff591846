import { fold } from "~/shared/text/fold";
import { addDays, timeOf } from "~/shared/due-date";
import { startOfNextWeek, weekdayOf } from "~/shared/dates/week-start";
import { addMonths } from "./calendar";
import type { Reader } from "./found";
import {
  hasCapital,
  isAnchored,
  isFollowedByName,
  type Line,
  matchAt,
  pattern,
  type Span,
  wordBefore,
} from "./position";
import { partTimes } from "./time/hours";
import { dayNouns, dayPart, end, nearDay, ordinal, weekday, weekdayNumber } from "./vocabulary";

const lead = String.raw`((?:due\s+on|due|on)\s+)?`;
const near = pattern(
  String.raw`((?:due\s+)?)((?:the\s+)?day\s+after\s+tomorrow|this\s+(?:evening|morning|afternoon)|${nearDay})${end}`,
);
const named = pattern(
  String.raw`${lead}((?:next|this|coming)\s+)?(${weekday})(?:\s+(?:the\s+)?\d{1,2}${ordinal})?${end}`,
);
const period = pattern(String.raw`((?:due\s+)?)(next\s+(?:week|month)|(?:this|next)\s+weekend)${end}`);
const noun = pattern(String.raw`\s+(?:${dayNouns})${end}`);

const words = /^(?:mon|wed|sat|sun)\.?$/iu;
const smallPart = new RegExp(String.raw`\s+${dayPart}${end}`, "uy");

/** Reads "today", "tomorrow", "tonight", "this afternoon", "the day after tomorrow". */
export const readNearDay: Reader = (line, at) => {
  const match = matchAt(near, line.text, at);
  if (match === undefined) return undefined;
  const [whole, due = "", words = ""] = match;
  const span = { from: at, to: at + whole.length };
  const word = fold(words).replaceAll(/\s+/gu, " ");
  const isSingle = due === "" && !word.includes(" ");
  // "The Day After Tomorrow" is a name within a text.
  if (wordBefore(line.text, at) === "after") return undefined;
  if (isSingle ? !isFree(line, span) : hasCapital(line, span)) return undefined;
  // A name: "Call Tod".
  if (word === "tod" && (hasCapital(line, span) || !isAnchored(line, span.to))) return undefined;
  const { today, now, timeZone } = line.clock;
  if (word.startsWith("tod")) return { kind: "day", day: today, ...span };
  if (word.endsWith("day after tomorrow")) return { kind: "day", day: addDays(today, 2), ...span };
  if (word.startsWith("tom") || word.startsWith("tmr")) return { kind: "day", day: addDays(today, 1), ...span };
  const part = word.startsWith("this ") ? word.slice(5) : "evening";
  const time = partTimes[part] ?? "";
  const isOver = timeOf(now, timeZone) >= time;
  return { kind: "day", day: today, ...(isOver ? {} : { time }), isEvening: part === "evening", ...span };
};

/** Reads "fri", "on Friday", "next Friday". "mon", "wed", "sat" and "sun" are words, too, and count only where nothing could belong to them. */
export const readWeekday: Reader = (line, at) => {
  const match = matchAt(named, line.text, at);
  if (match === undefined) return undefined;
  const [whole, connector = "", relation = "", name = ""] = match;
  const span = { from: at, to: at + whole.length };
  const nameAt = at + connector.length + relation.length;
  // "Friday the 13th" is a name.
  if (nameAt + name.length < span.to || hasCapital(line, { from: at, to: nameAt })) return undefined;
  // "Next Friday" is a name within a text.
  if (relation === "" && /^(?:next|this|coming)$/u.test(wordBefore(line.text, at))) return undefined;
  const isLed = connector + relation !== "";
  const isWord = !isLed && words.test(name);
  const isClear = isAnchored(line, span.to) || matchAt(smallPart, line.text, span.to) !== undefined;
  if (isWord ? !isClear : !isFree(line, { from: nameAt, to: span.to })) return undefined;
  const { today, weekStartsOn } = line.clock;
  const days = (weekdayNumber(name) - weekdayOf(today) + 7) % 7;
  const word = fold(relation.trim());
  if (word === "next") {
    const start = startOfNextWeek(today, weekStartsOn);
    return { kind: "day", day: addDays(start, (weekdayNumber(name) - weekStartsOn + 7) % 7), ...span };
  }
  return { kind: "day", day: addDays(today, word === "this" ? days : days || 7), ...span };
};

/** Reads "next week" and "next month": their first day; "this weekend" and "next weekend": the Saturday, or today if that has begun. */
export const readNextPeriod: Reader = (line, at) => {
  const match = matchAt(period, line.text, at);
  if (match === undefined) return undefined;
  const span = { from: at, to: at + match[0].length };
  if (hasCapital(line, span) || !isAnchored(line, span.to)) return undefined;
  const { today, weekStartsOn } = line.clock;
  const words = fold(match[2] ?? "").replaceAll(/\s+/gu, " ");
  const day =
    words === "next week"
      ? startOfNextWeek(today, weekStartsOn)
      : words === "next month"
        ? addMonths(`${today.slice(0, 8)}01`, 1)
        : saturdayOf(today, words.startsWith("next"));
  return day === undefined ? undefined : { kind: "day", day, ...span };
};

/** Returns the Saturday of this weekend, or today if it is a Sunday; or the Saturday a week after it. */
function saturdayOf(today: string, isNext: boolean): string {
  const days = (6 - weekdayOf(today) + 7) % 7;
  const saturday = addDays(today, days === 6 ? -1 : days);
  if (isNext) return addDays(saturday, 7);
  return saturday < today ? today : saturday;
}

/** Returns whether a day stands for itself, and is not part of a name or a noun. */
function isFree(line: Line, span: Span): boolean {
  if (matchAt(noun, line.text, span.to) !== undefined) return false;
  return isAnchored(line, span.to) || !isFollowedByName(line, span);
}
