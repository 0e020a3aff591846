import { addDays } from "../due-date";

/** The first day of a week: 0 is Sunday, 1 Monday, 6 Saturday. */
export const weekStarts = [0, 1, 6] as const;
export type WeekStart = (typeof weekStarts)[number];

/** Regions by the first day of their weeks, from CLDR's week data. Elsewhere it is Monday. Firefox has no `weekInfo` of its own. */
const saturday = "AF BH DJ DZ EG IQ IR JO KW LY MV OM QA SD SY";
const sunday =
  "AG AS BD BR BS BT BW BZ CA CO DM DO ET GT GU HK HN ID IL IN JM JP KE KH KR LA MH MM MO MT MX MZ NI NP PA PE PH PK PR PT PY SA SG SV TH TT TW UM US VE VI WS YE ZA ZW";
const regions = new Map<string | undefined, WeekStart>([
  ...saturday.split(" ").map((region) => [region, 6] as const),
  ...sunday.split(" ").map((region) => [region, 0] as const),
]);

/** Returns the first day of the week where `locale`, a BCP 47 tag, is spoken. */
export function weekStartOf(locale: string): WeekStart {
  return regions.get(new Intl.Locale(locale).maximize().region) ?? 1;
}

/** Returns the number of the weekday of `day`: 0 is Sunday. */
export const weekdayOf = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay();

/** Returns the first day of the week after that of `day`. */
export function startOfNextWeek(day: string, weekStartsOn: WeekStart): string {
  return addDays(day, (weekStartsOn + 7 - weekdayOf(day)) % 7 || 7);
}
