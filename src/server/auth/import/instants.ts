import { z } from "zod";

const mongoDate = z.strictObject({ $date: z.unknown() });
const mongoLong = z.strictObject({ $numberLong: z.string().regex(/^\d{1,16}$/) });

const iso =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?)\s*(Z|UTC|[+-]\d{2}(?::?\d{2}){0,2})?(?: UTC)?)?$/i;
/** Dates of spreadsheets: 5/31/2024, 31.05.2024 07:08, 31-05-2024. */
const spreadsheet = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?:,?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([AP]M)?)?$/i;
/** Dates of browsers and mail: `Mon, 06 May 2024 07:08:09 GMT`. */
const written = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? [a-z\d ]+ \d\d:\d\d:\d\d (?:gmt|utc|z|[+-]\d{4}).*$/i;
const timestamp = /^\d+(?:[.,]\d+)?(?:e\+?\d{1,2})?$/i;

/** The range of plausible instants. What means "never" (0, 1900, 0001-01-01) lies before it. */
const earliest = Date.UTC(1990, 0, 1);
const latest = Date.UTC(9999, 11, 31);

/** Returns the instant that a field holds: a timestamp in seconds or milliseconds, a date, or MongoDB's `$date`. `undefined` for anything else. */
export function instantOf(value: unknown): Date | undefined {
  const { data: wrapped } = mongoDate.safeParse(value);
  const long = mongoLong.safeParse(wrapped?.$date).data?.$numberLong;
  const plain = wrapped === undefined ? value : (long ?? wrapped.$date);
  const time = typeof plain === "number" ? ofNumber(plain) : typeof plain === "string" ? ofText(plain.trim()) : NaN;
  return time >= earliest && time <= latest ? new Date(time) : undefined;
}

const ofNumber = (number: number) => (number < 1e11 ? number * 1000 : number);

function ofText(text: string): number {
  if (timestamp.test(text)) return ofNumber(Number(text.replace(",", ".")));
  return written.test(text) ? Date.parse(text) : (ofIso(text) ?? ofSpreadsheet(text));
}

function ofIso(text: string): number | undefined {
  const [matched, year = "", month = "", day = "", time = "00:00", zone = "Z"] = iso.exec(text) ?? [];
  if (matched === undefined) return undefined;
  if (!isDay(Number(year), Number(month), Number(day))) return NaN;
  const offset = /^(?:z|utc)$/i.test(zone) ? "Z" : zone.replaceAll(":", "").slice(0, 5).padEnd(5, "0");
  return Date.parse(`${year}-${month}-${day}T${time.replace(",", ".")}${offset.replace(/(\d{2})(\d{2})$/, "$1:$2")}`);
}

function ofSpreadsheet(text: string): number {
  const [matched, one = "", sign, two = "", year = "", hour = "0", minute = "0", second = "0", half] =
    spreadsheet.exec(text) ?? [];
  if (matched === undefined) return NaN;
  const isMonthFirst = sign === "/" && Number(one) <= 12;
  const [month, day] = isMonthFirst ? [Number(one), Number(two)] : [Number(two), Number(one)];
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (half.toUpperCase() === "PM" ? 12 : 0);
  const fullYear = Number(year.padStart(4, "20"));
  if (!isDay(fullYear, month, day) || hours > 23) return NaN;
  return Date.UTC(fullYear, month - 1, day, hours, Number(minute), Number(second));
}

function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
