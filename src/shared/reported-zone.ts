import { isTimeZone } from "./due-date";

/** Zones whose offset from UTC is not a whole number of hours, under names that every runtime knows. In minutes. */
const uneven: Record<number, string> = {
  [-570]: "Pacific/Marquesas",
  [-210]: "America/St_Johns",
  210: "Asia/Tehran",
  270: "Asia/Kabul",
  330: "Asia/Calcutta",
  345: "Asia/Katmandu",
  390: "Asia/Rangoon",
  525: "Australia/Eucla",
  570: "Australia/Darwin",
  630: "Australia/Lord_Howe",
  765: "Pacific/Chatham",
};

/**
 * Returns the zone a browser reports, and the nearest one that every runtime knows. A browser may report nothing, `Etc/Unknown` or an
 * offset, which cannot be used for formatting: then both are the nearest one.
 * @param reported the zone according to `Intl`
 * @param behind the minutes that its clocks are behind UTC, as from `getTimezoneOffset`
 */
export function zoneOf(reported: string | undefined, behind: number): { zone: string; nearest: string } {
  const nearest = nearestZone(-behind);
  return { zone: reported !== undefined && isTimeZone(reported) ? reported : nearest, nearest };
}

function nearestZone(ahead: number): string {
  const known = uneven[ahead];
  if (known !== undefined && isTimeZone(known)) return known;
  const hours = Math.min(14, Math.max(-12, Math.round(ahead / 60)));
  if (Number.isNaN(hours) || hours === 0) return "UTC";
  // The sign of these names is inverted (POSIX).
  return `Etc/GMT${hours > 0 ? "-" : "+"}${Math.abs(hours)}`;
}
