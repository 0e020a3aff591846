import { type Clock, clockAt } from "../clock";
import { isTimeZone } from "../due-date";
import type { WeekStart } from "./week-start";

export const hourCycles = ["h12", "h23"] as const;
export type HourCycle = (typeof hourCycles)[number];

/** How a user reads dates: what they have chosen, or what is usual where they are. */
export interface DateSettings {
  /** An IANA name. */
  timeZone: string;
  weekStartsOn: WeekStart;
  hourCycle: HourCycle;
}

/** Returns the clock that is usual for `locale`, a BCP 47 tag. */
export function hourCycleOf(locale: string): HourCycle {
  const { hourCycle } = new Intl.DateTimeFormat(locale, { hour: "numeric" }).resolvedOptions();
  return hourCycle === "h11" || hourCycle === "h12" ? "h12" : "h23";
}

/** What a user has chosen; `null` leaves it to the language and the device. */
export interface DatePreferences {
  timeZone: string | null;
  weekStartsOn: WeekStart | null;
  hourCycle: HourCycle | null;
}

/** What is usual where the user is, by the language and the device. `locale` is a BCP 47 tag. */
export interface UsualDates {
  timeZone: string;
  locale: string;
  weekStartsOn: WeekStart;
}

/** Returns the clock of a user at `now`, an ISO 8601 UTC instant. A zone that this runtime does not know leaves it to the device. */
export function clockOf(now: string, usual: UsualDates, chosen: DatePreferences): Clock {
  const { timeZone, weekStartsOn, hourCycle } = chosen;
  return clockAt(now, {
    timeZone: timeZone !== null && isTimeZone(timeZone) ? timeZone : usual.timeZone,
    locale: hourCycle === null ? usual.locale : new Intl.Locale(usual.locale, { hourCycle }).toString(),
    weekStartsOn: weekStartsOn ?? usual.weekStartsOn,
  });
}
