import { firstDay } from "~/shared/dates/repeat/dates";
import { formatRepeat, parseRepeat, type RepeatRule } from "~/shared/dates/repeat/rule";
import type { Found, Reader, RepeatFrom } from "../found";
import { hasCapital, matchAt, wordBefore } from "../position";
import { readBounds } from "./bounds";
import { readDates, readDaysOfWeek } from "./days";
import { adverb, readUnit } from "./units";

/**
 * Reads "every day", "every other week", "every mon, thu", "every last friday", "on the 3rd of every month", "every! 3 days", "after 3 days", "daily until june",
 * "every monday starting 1 dec", "every jan 15 for 6 times", "every morning".
 */
export const readRepeat: Reader = (line, at): Found | undefined => {
  const named = readDates(line, at) ?? readDaysOfWeek(line, at);
  const read = named ?? readUnit(line, at);
  if (read === undefined) return undefined;
  // A name or a noun: "The Daily", "Every Day I Have the Blues".
  const word = wordBefore(line.text, at);
  const isAdverb = matchAt(adverb, line.text, at) !== undefined;
  if (hasCapital(line, { from: at, to: at + 5 })) return undefined;
  if (word === "of" || (isAdverb && /^(?:|the|a|an|my|our|your|his|her|their|for)$/u.test(word))) return undefined;
  const { to, start, end } = readBounds(line, read.to);
  const rule: RepeatFrom = (day) => ({ ...read.rule(day), ...end(day) });
  const first = start ?? line.clock.today;
  if (!isPossible(rule(first), first)) return undefined;
  return { ...read, kind: "repeat", rule, start, from: at, to };
};

/** Returns whether the rule names days that a calendar has, and one before it ends: "every feb 30" does not. */
function isPossible(rule: RepeatRule, from: string): boolean {
  const first = parseRepeat(formatRepeat(rule)) && firstDay(rule, from);
  return first !== undefined && first <= (rule.until ?? first);
}
