import type { WeekStart } from "./dates/week-start";
import { dayOf } from "./due-date";

/**
 * The user's time and time zone. `now` is an ISO 8601 UTC instant, `today` the day in `timeZone`, `locale` a BCP 47 tag with the order of a date and the
 * 12- or 24-hour clock.
 */
export interface Clock {
  now: string;
  today: string;
  timeZone: string;
  locale: string;
  weekStartsOn: WeekStart;
}

/** Returns the clock at `now`. Weeks begin on Monday (ISO 8601) unless it is said otherwise. */
export function clockAt(
  now: string,
  { timeZone, locale, weekStartsOn = 1 }: Pick<Clock, "timeZone" | "locale"> & Partial<Pick<Clock, "weekStartsOn">>,
): Clock {
  return { now, today: dayOf(now, timeZone), timeZone, locale, weekStartsOn };
}

/** Returns the first language of an `Accept-Language` header that this runtime can format; English if there is none. */
export function localeOf(acceptLanguage: string | null | undefined): string {
  const wanted = (acceptLanguage ?? "").split(",").map((range) => (range.split(";")[0] ?? "").trim());
  return wanted.find(isLocale) ?? "en";
}

function isLocale(tag: string): boolean {
  try {
    return tag !== "" && Intl.DateTimeFormat.supportedLocalesOf(tag).length > 0;
  } catch {
    return false;
  }
}
