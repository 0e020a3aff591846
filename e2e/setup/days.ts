import { addDays, dayOf } from "../../src/shared/due-date";

/** The time zone of the browsers in these stories. */
export const timeZone = "Europe/Berlin";

/** The calendar day `count` days from today, where the browsers are. */
export function dayFromNow(count: number): string {
  return addDays(dayOf(new Date().toISOString(), timeZone), count);
}
