/** The range in which every year has four digits, in its own zone as in UTC, after rounding too. */
const earliest = Date.parse("1900-01-01T00:00:00Z");
const latest = Date.parse("9999-12-31T23:59:59Z");

/** Returns whether `date`, in any ISO 8601 form, is in the years 1900 to 9999. */
export const isBetween1900And9999 = (date: string) =>
  /^(19|[2-9]\d)/.test(date) && Date.parse(date) >= earliest && Date.parse(date) <= latest;

/** Returns whether `day` is a day of the calendar, as `YYYY-MM-DD`. */
export const isCalendarDay = (day: string) =>
  /^\d{4}-\d{2}-\d{2}$/.test(day) &&
  isBetween1900And9999(day) &&
  new Date(Date.parse(day)).toISOString().startsWith(day);
