import type { Clock } from "~/shared/clock";
import { firstDay } from "~/shared/dates/repeat/dates";
import { formatRepeat, parseRepeat } from "~/shared/dates/repeat/rule";
import { addDays, instantAt } from "~/shared/due-date";
import type { Found } from "./found";

interface Days {
  dayOfTime: string | undefined;
  /** Whether that day was chosen, and wins over words. */
  isChosen: boolean;
}

/** Returns when the task is due, and how it repeats from there. */
export function dueOf(found: Found[], clock: Clock, { dayOfTime, isChosen }: Days) {
  const day = found.findLast((one) => one.kind === "day");
  const time = found.findLast((one) => one.kind === "time")?.time ?? day?.time;
  const said = found.findLast((one) => one.kind === "repeat");
  const { today, now, timeZone } = clock;
  const hasPassed = time !== undefined && instantAt(today, time, timeZone) <= now;
  const start = day?.day ?? dayOfTime ?? (hasPassed ? addDays(today, 1) : today);
  const rule = said?.rule(start);
  const repeat = rule && parseRepeat(formatRepeat(rule)) && formatRepeat(rule);
  const first =
    rule && repeat
      ? said?.isFixed === true && day === undefined && !isChosen
        ? firstDay(rule, start)
        : start
      : undefined;
  const dueOn = first ?? (day === undefined && time === undefined ? undefined : start);
  if (dueOn === undefined || time === undefined) return { dueOn, dueAt: undefined, repeat };
  if (day?.at !== undefined && time === day.time) return { dueOn: day.day, dueAt: day.at, repeat };
  return { dueOn, dueAt: instantAt(dueOn, time, timeZone), repeat };
}
