import { useMemo } from "react";
import { type DateSettings, hourCycleOf } from "~/shared/dates/date-settings";
import { useClock } from "../clock";

/** Returns how the user of the page reads dates. Throws outside a clock provider. */
export function useDateSettings(): DateSettings {
  const { timeZone, weekStartsOn, locale } = useClock();
  return useMemo(() => ({ timeZone, weekStartsOn, hourCycle: hourCycleOf(locale) }), [timeZone, weekStartsOn, locale]);
}
