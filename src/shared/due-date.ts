/**
 * Days and instants in a time zone, for the API, pages and mail. An instant is an ISO 8601 UTC string, a day is `YYYY-MM-DD`, a time zone
 * an IANA name. `dates/due-state.ts` says what is overdue.
 */

export interface Due {
  dueOn: string | null;
  dueAt: string | null;
}

/** The last day; later days count as this one. */
export const lastDay = "9999-12-31";

/** Returns the calendar day of `instant` in `zone`. */
export function dayOf(instant: string | number, zone: string): string {
  return dayInUtc(toMilliseconds(instant) + offsetAt(toMilliseconds(instant), zone));
}

/** Returns the day `count` days after `day` (before it when negative). */
export function addDays(day: string, count: number): string {
  return dayInUtc(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000);
}

/** Returns the first instant of `day` in `zone`; where clocks skip midnight, the instant they skip to. */
export function startOfDay(day: string, zone: string): string {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  const candidates = [midnight - 86_400_000, midnight, midnight + 86_400_000].map(
    (at) => midnight - offsetAt(at, zone),
  );
  const inside = candidates.filter((at) => dayOf(at, zone) === day && dayOf(at - 1, zone) < day);
  return new Date(inside.length > 0 ? Math.min(...inside) : Math.max(...candidates)).toISOString();
}

/** Returns the instant at which clocks in `zone` show `time` (`HH:MM`) on `day`; if they skip it, as much later as they move forward. */
export function instantAt(day: string, time: string, zone: string): string {
  const local = Date.parse(`${day}T${time}:00Z`);
  const guess = local - offsetAt(local, zone);
  const [early, late] = [local - offsetAt(guess, zone), local - offsetAt(guess - 86_400_000, zone)];
  return new Date(early + offsetAt(early, zone) === local ? early : late).toISOString();
}

/** Returns the time that clocks in `zone` show at `instant`, as `HH:MM`. */
export function timeOf(instant: string, zone: string): string {
  return new Date(toMilliseconds(instant) + offsetAt(toMilliseconds(instant), zone)).toISOString().slice(11, 16);
}

/** Returns the day of a task: of its instant if it has one, else the day that was written. `null` without a due date. */
export function dueDayOf(task: Due, zone: string): string | null {
  return task.dueAt === null ? task.dueOn : dayOf(task.dueAt, zone);
}

/** Returns whether `zone` is an IANA name that this runtime knows. Offsets such as `+02:00` are not names. */
export function isTimeZone(zone: string): boolean {
  if (!/^[A-Za-z]/.test(zone)) return false;
  try {
    return formatterFor(zone) !== undefined;
  } catch {
    return false;
  }
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterFor(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    era: "short",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  });
  // There are a few hundred names, but any letter case is valid: a caller could otherwise grow this without bound.
  if (formatters.size >= 1000) formatters.clear();
  formatters.set(zone, made);
  return made;
}

const day = 86_400_000;
const midnights = new Map<string, number>();

/** Returns the milliseconds that clocks in `zone` are ahead of UTC at `at`. */
function offsetAt(at: number, zone: string): number {
  if (zone === "UTC") return 0;
  const midnight = Math.floor(at / day) * day;
  const [before, after] = [offsetAtMidnight(midnight, zone), offsetAtMidnight(midnight + day, zone)];
  // Clocks are not changed there and back within a day.
  return before === after ? before : readOffset(at, zone);
}

/** Returns the offset at a midnight of UTC. It is kept, because a list asks for the same few hundred days again and again, and `Intl` is slow. */
function offsetAtMidnight(midnight: number, zone: string): number {
  const key = `${zone} ${midnight}`;
  const known = midnights.get(key);
  if (known !== undefined) return known;
  if (midnights.size >= 20_000) midnights.clear();
  const offset = readOffset(midnight, zone);
  midnights.set(key, offset);
  return offset;
}

function readOffset(at: number, zone: string): number {
  const part = new Map(
    formatterFor(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const value = (name: Intl.DateTimeFormatPartTypes) => part.get(name) ?? 0;
  const local = Date.UTC(
    value("year"),
    value("month") - 1,
    value("day"),
    value("hour"),
    value("minute"),
    value("second"),
  );
  return local - Math.floor(at / 1000) * 1000;
}

function dayInUtc(at: number): string {
  return new Date(Math.min(at, Date.parse(lastDay))).toISOString().slice(0, 10);
}

function toMilliseconds(instant: string | number): number {
  return typeof instant === "number" ? instant : Date.parse(instant);
}
