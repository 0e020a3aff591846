import { readKey, readString } from "~/client/read-answer";
import { type Clock, clockAt } from "~/shared/clock";
import { weekStarts } from "~/shared/dates/week-start";
import { emptyDraft, parseDraft } from "../add-draft";
import type { UnreadLine, UnreadLines } from "./unread";

/** Reads lines that were stored, maybe by another version of the page. What it cannot read has no lines. */
export function parseUnread(value: unknown): UnreadLines {
  const lines: unknown = readKey(value, "lines");
  const clock = parseClock(readKey(value, "clock"));
  return {
    id: readString(value, "id") ?? "",
    lines: clock !== undefined && Array.isArray(lines) ? lines.flatMap(parseLine) : [],
    draft: { ...emptyDraft, ...draftUnder(value, "draft") },
    chosen: draftUnder(value, "chosen"),
    clock: clock ?? noClock,
    knowsPlaces: readKey(value, "knowsPlaces") === true,
  };
}

const noClock = clockAt(new Date(0).toISOString(), { timeZone: "UTC", locale: "en" });

const draftUnder = (value: unknown, key: string) => parseDraft(JSON.stringify(readKey(value, key) ?? {}));

function parseLine(value: unknown): UnreadLine[] {
  const [id, title] = [readString(value, "id"), readString(value, "title")];
  return id === undefined || title === undefined ? [] : [{ id, title, isBelow: readKey(value, "isBelow") === true }];
}

function parseClock(value: unknown): Clock | undefined {
  const [now, timeZone, locale] = ["now", "timeZone", "locale"].map((name) => readString(value, name));
  if (now === undefined || timeZone === undefined || locale === undefined) return undefined;
  const weekStartsOn = weekStarts.find((day) => day === readKey(value, "weekStartsOn"));
  try {
    return clockAt(now, { timeZone, locale, ...(weekStartsOn !== undefined && { weekStartsOn }) });
  } catch {
    return undefined;
  }
}
