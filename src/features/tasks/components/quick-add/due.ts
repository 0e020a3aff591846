import type { Clock } from "~/shared/clock";
import { firstDay } from "~/shared/dates/repeat/dates";
import { formatRepeat } from "~/shared/dates/repeat/rule";
import { addDays, instantAt } from "~/shared/due-date";
import { readDate } from "./dates";
import { readNearDay, readNextPeriod, readWeekday } from "./days";
import { readDaysLater } from "./distances";
import type { Found, Reader } from "./found";
import { inEvening } from "./time/hours";
import { type Line, matchAt, pattern } from "./position";

interface Days {
  dayOfTime: string | undefined;
  /** Whether that day was chosen, and wins over words. */
  isChosen: boolean;
}

/** Returns when the task is due, and how it repeats from there. */
export function dueOf(found: Found[], clock: Clock, { dayOfTime, isChosen }: Days) {
  const day = found.findLast((one) => one.kind === "day");
  const said = found.findLast((one) => one.kind === "repeat");
  const exact = found.findLast((one) => one.kind === "time");
  const isEvening = day?.isEvening ?? said?.isEvening ?? false;
  const time =
    exact === undefined
      ? (day?.time ?? said?.time)
      : exact.isOpen === true && isEvening
        ? inEvening(exact.time)
        : exact.time;
  const { today, now, timeZone } = clock;
  const hasPassed = time !== undefined && instantAt(today, time, timeZone) <= now;
  const start = day?.day ?? said?.start ?? dayOfTime ?? (hasPassed ? addDays(today, 1) : today);
  const rule = said?.rule(start);
  const repeat = rule && formatRepeat(rule);
  const first = rule && (said?.isFixed === true && day === undefined && !isChosen ? firstDay(rule, start) : start);
  const dueOn = first ?? (day === undefined && time === undefined ? undefined : start);
  if (dueOn === undefined || time === undefined) return { dueOn, dueAt: undefined, repeat };
  if (day?.at !== undefined && time === day.time) return { dueOn: day.day, dueAt: day.at, repeat };
  return { dueOn, dueAt: instantAt(dueOn, time, timeZone), repeat };
}

const braces = pattern(String.raw`\{\s*`);

/** Reads a deadline in braces: "{friday}", "{24 dec}". */
export const readDeadline: Reader = (line, at) => {
  const open = matchAt(braces, line.text, at);
  const close = line.text.indexOf("}", at);
  if (open === undefined || close === -1) return undefined;
  const inside: Line = { ...line, text: line.text.slice(at + open[0].length, close).trim() };
  for (const read of [readDate, readDaysLater, readNextPeriod, readNearDay, readWeekday]) {
    const found = read(inside, 0, undefined);
    if (found?.kind === "day" && found.to === inside.text.length)
      return { kind: "deadline", day: found.day, from: at, to: close + 1 };
  }
  return undefined;
};
