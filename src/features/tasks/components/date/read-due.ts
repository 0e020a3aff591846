import { addDays, type Due } from "~/shared/due-date";
import type { Clock } from "~/shared/clock";
import { noDue } from "./on-day";
import { readTask } from "../quick-add/read-task";
import { weekdayOf } from "~/shared/dates/week-start";

/** A title that no phrase could belong to. */
const title = "do";

/** Words that may be left out where nothing but a date is asked for. */
const leads = ["", "on ", "at ", "in ", "on the "];

/**
 * Reads a date as quick add does: "tomorrow 9am", "24 dec", "in 2 weeks", "no date". A time alone is on `day`, if there is one. `undefined` unless all
 * of the text was understood.
 */
export function readDue(text: string, clock: Clock, day: string | null): Due | undefined {
  const words = text.trim().toLowerCase();
  if (words === "") return undefined;
  if (/^(?:no (?:due )?date|none|never|remove)$/u.test(words)) return noDue;
  if (/^(?:this )?weekend$/u.test(words)) return { dueOn: nextSaturday(clock.today), dueAt: null };
  for (const lead of leads) {
    const reading = readTask(`${title} ${lead}${words}`, clock, { dayOfTime: day ?? undefined });
    const isDue = reading.pieces.length > 0 && reading.pieces.every(({ kind }) => kind === "day" || kind === "time");
    if (isDue && reading.title === title) return { dueOn: reading.dueOn ?? null, dueAt: reading.dueAt ?? null };
  }
  return undefined;
}

/** Reads a time of day, "9:30", "0930", "9am", "noon", as `HH:MM`; `undefined` if it is none. */
export function readTime(text: string, clock: Clock): string | undefined {
  const words = text.trim().replace(/^(\d{1,2})(\d{2})$/u, "$1:$2");
  // An ordinary day without changes of the clock.
  const day = { ...clock, timeZone: "UTC", now: `${clock.today}T00:00:00.000Z` };
  const due = readDue(words, day, clock.today);
  return due?.dueOn === clock.today && due.dueAt ? due.dueAt.slice(11, 16) : undefined;
}

/** Returns the Saturday after `today`. */
export const nextSaturday = (today: string) => addDays(today, (6 - weekdayOf(today) + 7) % 7 || 7);
