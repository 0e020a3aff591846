import { addDays, dayOf } from "../../src/shared/due-date";

/** The time zone of the browsers in these stories. */
export const timeZone = "Europe/Berlin";

/** Returns the calendar day `count` days from today, in the browsers' time zone. */
export function dayFromNow(count: number): string {
  return addDays(dayOf(new Date().toISOString(), timeZone), count);
}
