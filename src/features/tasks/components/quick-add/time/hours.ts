import { fold } from "~/shared/text/fold";
import type { Span } from "../position";

/** When the parts of a day begin, as other task managers have it. */
export const partTimes: Record<string, string> = {
  morning: "09:00",
  afternoon: "14:00",
  evening: "19:00",
  night: "19:00",
};

/** What a text says of a time. */
interface Said {
  /** One or two digits. */
  hours: string;
  minutes?: string | undefined;
  /** The part of the day. */
  part?: string | undefined;
  /** `a` or `p`, of "am" and "pm". */
  half?: string | undefined;
}

/** Returns the time that was said, or `undefined` if no day has it. */
export function timeSaid({ hours, minutes = "00", part, half }: Said, span: Span) {
  const number = Number(hours);
  const hour =
    half === undefined ? hourIn(part === undefined ? undefined : fold(part), hours) : hourOfHalf(number, fold(half));
  if (hour === undefined || hour > 23 || Number(minutes) > 59) return undefined;
  // Nobody says whether "8" is before noon or after it.
  const isOpen = half === undefined && part === undefined && /^(?:[1-9]|1[0-2])$/u.test(hours);
  const time = `${String(hour).padStart(2, "0")}:${minutes}`;
  return { kind: "time", time, isOpen, ...span } as const;
}

/** Returns the time in the evening, `HH:MM`: 8 is 20:00. */
export const inEvening = (time: string) => {
  const hour = Number(time.slice(0, 2));
  return hour >= 5 && hour < 12 ? `${hour + 12}${time.slice(2)}` : time;
};

const hourOfHalf = (hour: number, half: string) =>
  hour >= 1 && hour <= 12 ? (hour % 12) + (half === "p" ? 12 : 0) : undefined;

/** Returns the hour. 1 to 6, written with one digit, are in the afternoon if no part of the day is said, because few people plan their nights. */
function hourIn(part: string | undefined, hours: string): number | undefined {
  const hour = Number(hours);
  if (part === undefined) return hour + (/^[1-6]$/u.test(hours) ? 12 : 0);
  if (part === "morning") return hour < 12 ? hour : undefined;
  if (hour > 12) return hour;
  if (part === "afternoon") return hour === 12 ? 12 : hour >= 1 && hour <= 6 ? hour + 12 : undefined;
  return hour >= 5 && hour < 12 ? hour + 12 : undefined;
}
