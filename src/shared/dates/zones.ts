import { dayOf, isTimeZone, timeOf } from "../due-date";

/** The city by which a zone is known today where its name keeps an older one. Runtimes list it under either name. */
const renamed: Record<string, string> = {
  "America/Godthab": "Nuuk",
  "Asia/Calcutta": "Kolkata",
  "Asia/Katmandu": "Kathmandu",
  "Asia/Rangoon": "Yangon",
  "Asia/Saigon": "Ho Chi Minh City",
  "Atlantic/Faeroe": "Faroe",
  "Europe/Kiev": "Kyiv",
  "Pacific/Truk": "Chuuk",
  "Pacific/Ponape": "Pohnpei",
  "Pacific/Enderbury": "Kanton",
};

/** Returns whether `zone` is a name that days can be counted in. `Etc/Unknown` is one that says nothing. */
export const isUsableZone = (zone: string) => isTimeZone(zone) && !/^etc\/unknown$/i.test(zone);

/** Returns a zone in its one spelling, "Europe/Berlin" for "europe/berlin". A renamed zone keeps the name that is given. */
export function canonicalZone(zone: string): string {
  const known = new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone;
  return known.toLowerCase() === zone.toLowerCase() || zone === zone.toLowerCase() ? known : zone;
}

/** Returns the name of a zone's city: "Lisbon", "New York", "UTC+2". */
export function cityOf(zone: string): string {
  const offset = /^Etc\/GMT([+-])(\d+)$/.exec(zone);
  // The sign of these names is inverted (POSIX).
  if (offset !== null) return `UTC${offset[1] === "-" ? "+" : "−"}${offset[2]}`;
  return renamed[zone] ?? (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");
}

const halfMonth = 15 * 86_400_000;

/** Returns whether clocks in both zones show the same from half a year before `now` to half a year after it, as in a zone and its former name. */
export function hasSameClock(zone: string, other: string, now: string): boolean {
  if (zone === other) return true;
  const shown = (at: string, timeZone: string) => `${dayOf(at, timeZone)} ${timeOf(at, timeZone)}`;
  return Array.from({ length: 25 }, (_, index) =>
    new Date(Date.parse(now) + (index - 12) * halfMonth).toISOString(),
  ).every((at) => shown(at, zone) === shown(at, other));
}
