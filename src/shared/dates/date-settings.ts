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
