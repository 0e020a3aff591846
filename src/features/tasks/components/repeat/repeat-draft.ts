import type { Clock } from "~/shared/clock";
import {
  formatRepeat,
  maxCount,
  maxIntervals,
  parseRepeat,
  type RepeatRule,
  sortDays,
  type Weekday,
} from "~/shared/dates/repeat/rule";
import { isCalendarDay } from "~/shared/calendar-day";
import { dateLabel } from "~/shared/due-labels";
import { readDue } from "../date/read-due";
import { partOf, placeLabel, placesOf, type RepeatPlace, weekdayAt } from "./repeat-places";

/** A rule while it is edited, as the form shows it. */
export interface RepeatDraft {
  interval: string;
  unit: RepeatRule["unit"];
  weekdays: readonly Weekday[];
  /** The label of the place in the month or year; without it, the task is due as long after its completion. */
  place: string;
  basis: "due" | "completion";
  end: "never" | "on" | "after";
  /** The last day in words. */
  until: string;
  count: string;
  /** The time of day that the rule keeps. */
  time: string | undefined;
}

/** Returns the draft of a rule, or of a new one for a task that is due on `day`. */
export function draftOfRule(rule: RepeatRule | undefined, day: string, clock: Clock): RepeatDraft {
  const draft: RepeatDraft = {
    interval: "1",
    unit: "week",
    weekdays: [weekdayAt(day)],
    place: placesOf("month", day, clock)[0]?.label ?? "",
    basis: "due",
    end: "never",
    until: "",
    count: "10",
    time: undefined,
  };
  if (rule === undefined) return draft;
  const { unit, interval, days, monthDays, until, count, isFromCompletion, time } = rule;
  const isPlaced = unit === "month" || unit === "year" ? days.length + monthDays.length > 0 : false;
  return {
    ...draft,
    unit,
    interval: String(interval),
    weekdays: unit === "week" ? days.map(({ weekday }) => weekday) : draft.weekdays,
    place: isPlaced ? placeLabel(rule, clock) : "",
    basis: isFromCompletion ? "completion" : "due",
    end: until !== undefined ? "on" : count !== undefined ? "after" : "never",
    until: until === undefined ? "" : wordsOf(until, clock),
    count: String(count ?? draft.count),
    time,
  };
}

/** Returns the draft with another unit, with the first place of a month or year. */
export function withUnit(draft: RepeatDraft, unit: RepeatRule["unit"], places: readonly RepeatPlace[]): RepeatDraft {
  return { ...draft, unit, place: draft.basis === "completion" ? "" : (places[0]?.label ?? "") };
}

/** Returns the places to choose from: those of `day`, and that of the rule that is edited. */
export function placesFor(
  unit: RepeatRule["unit"],
  { rule, day, clock }: { rule: RepeatRule | undefined; day: string; clock: Clock },
): RepeatPlace[] {
  if (unit !== "month" && unit !== "year") return [];
  const places = placesOf(unit, day, clock);
  if (rule?.unit !== unit || rule.days.length + rule.monthDays.length === 0) return places;
  const label = placeLabel(rule, clock);
  const others = places.filter((place) => place.label !== label);
  return [{ label, rule }, ...others];
}

/** What is wrong with a draft, by the field that is. */
export type DraftFault = { field: "interval" | "weekdays" | "until" | "count"; text: string };

/** Returns the rule that a draft states, as text, or what is wrong with it. */
export function readDraft(
  draft: RepeatDraft,
  places: readonly RepeatPlace[],
  clock: Clock,
): { repeat: string; fault?: undefined } | { fault: DraftFault } {
  const { unit, basis, end } = draft;
  const isFromCompletion = basis === "completion";
  const place = places.find(({ label }) => label === draft.place)?.rule;
  const days = unit === "week" ? sortDays(draft.weekdays.map((weekday) => ({ weekday }))) : [];
  if (unit === "week" && days.length === 0 && !isFromCompletion)
    return { fault: { field: "weekdays", text: "Choose at least one day." } };
  const until = end === "on" ? lastDayOf(draft.until, clock) : undefined;
  if (end === "on" && until === undefined)
    return { fault: { field: "until", text: "Enter a date, such as 24 Dec or in 3 months." } };
  const count = numberOf(draft.count);
  if (end === "after" && !(count >= 1 && count <= maxCount))
    return { fault: { field: "count", text: `Enter a number from 1 to ${maxCount}.` } };
  const rule: RepeatRule = {
    unit,
    interval: numberOf(draft.interval),
    ...(place === undefined ? { monthDays: [], isLastDay: false } : partOf(place)),
    days: place?.days ?? days,
    isFromCompletion,
    ...(until !== undefined && { until }),
    ...(end === "after" && { count }),
    ...(draft.time !== undefined && { time: draft.time }),
  };
  const repeat = formatRepeat(rule);
  return parseRepeat(repeat) === undefined
    ? { fault: { field: "interval", text: `Enter a number from 1 to ${maxIntervals[unit]}.` } }
    : { repeat };
}

const numberOf = (text: string) => (/^\d{1,4}$/u.test(text.trim()) ? Number(text) : Number.NaN);

/** Returns the day that is written as a date or in words. */
function lastDayOf(text: string, clock: Clock): string | undefined {
  return isCalendarDay(text) ? text : (readDue(text, clock, null)?.dueOn ?? undefined);
}

/** Returns a day as it is written here, if that can be read again. */
function wordsOf(day: string, clock: Clock): string {
  const label = dateLabel(day, clock);
  return lastDayOf(label, clock) === day ? label : day;
}
