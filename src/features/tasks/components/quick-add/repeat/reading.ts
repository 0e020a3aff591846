import { type RepeatRule, sortDays, weekdays } from "~/shared/dates/repeat/rule";
import type { RepeatFrom } from "../found";
import { weekdayNumber } from "../vocabulary";

/** How a task repeats, as far as it was read. */
export interface Reading {
  /** Behind its last character. */
  to: number;
  rule: RepeatFrom;
  /** Whether the phrase names the days itself. */
  isFixed: boolean;
  /** The time that the phrase says, `HH:MM`. */
  time?: string;
  /** Whether it is of evenings, so that 8 is 20:00. */
  isEvening?: boolean;
}

/** A rule that says nothing yet. */
export const none = { interval: 1, monthDays: [], days: [], isLastDay: false, isFromCompletion: false };

/** Returns the weekday of a word as a rule names it. */
export const weekdayIn = (word: string) => weekdays[(weekdayNumber(word) + 6) % 7] ?? "MO";

/** Returns weekdays as a rule holds them. */
export const asDays = (names: readonly RepeatRule["days"][number]["weekday"][]) =>
  sortDays([...new Set(names)].map((weekday) => ({ weekday })));
