import { expect, test } from "vitest";
import { clockOf, hourCycleOf } from "./date-settings";

const now = "2026-11-20T18:45:00.000Z";
const usual = { timeZone: "Europe/Berlin", locale: "en-GB-u-ca-gregory-hc-h23-nu-latn", weekStartsOn: 1 } as const;
const nothing = { timeZone: null, weekStartsOn: null, hourCycle: null };
const timeIn = (locale: string) =>
  new Intl.DateTimeFormat(locale, { timeZone: "UTC", timeStyle: "short" }).format(Date.parse("2026-11-20T14:30:00Z"));

test("a user who has chosen nothing reads dates as is usual for their language and device", () => {
  expect(clockOf(now, usual, nothing)).toEqual({ now, today: "2026-11-20", ...usual });
});

test("what the user has chosen counts, each by itself", () => {
  const chosen = { timeZone: "Asia/Kathmandu", weekStartsOn: 6, hourCycle: "h12" } as const;
  const clock = clockOf(now, usual, chosen);
  expect(clock).toMatchObject({ today: "2026-11-21", timeZone: "Asia/Kathmandu", weekStartsOn: 6 });
  expect(hourCycleOf(clock.locale)).toBe("h12");
  expect(timeIn(clock.locale)).toBe("2:30 pm");
  expect(clockOf(now, usual, { ...nothing, weekStartsOn: 0 })).toMatchObject({ ...usual, weekStartsOn: 0 });
});

test("the other clock leaves the order of a date, its calendar and its digits alone", () => {
  const american = { ...usual, locale: "en-US-u-ca-gregory-hc-h12-nu-latn" };
  const { locale } = clockOf(now, american, { ...nothing, hourCycle: "h23" });
  expect(timeIn(locale)).toBe("14:30");
  expect(
    new Intl.DateTimeFormat(locale, { timeZone: "UTC", month: "short", day: "numeric" }).format(Date.parse(now)),
  ).toBe("Nov 20");
});

test("a zone that this runtime does not know leaves it to the device", () => {
  expect(clockOf(now, usual, { ...nothing, timeZone: "Mars/Olympus" }).timeZone).toBe("Europe/Berlin");
});
