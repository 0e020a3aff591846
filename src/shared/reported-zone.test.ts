import { expect, test } from "vitest";
import { clockAt } from "./clock";
import { isTimeZone, timeOf } from "./due-date";
import { zoneOf } from "./reported-zone";

const odd = [
  undefined,
  "",
  "Etc/Unknown",
  "posixrules",
  "localtime",
  "Factory",
  "+05:30",
  "-0800",
  "GMT+5",
  "undefined",
  "null",
  "Nowhere/At_All",
  "x".repeat(10_000),
  "Europe/Berlin\0",
  "Europe/Berlin; Path=/",
  "../UTC",
  "欧洲/柏林",
];
const now = "2026-11-20T12:00:00.000Z";

test.each(odd)("a browser that reports %j is in the nearest standard zone", (reported) => {
  for (let ahead = -12 * 60; ahead <= 14 * 60; ahead += 15) {
    const { zone, nearest } = zoneOf(reported, -ahead);
    expect([zone, isTimeZone(zone)]).toEqual([nearest, true]);
    const [hours = 0, minutes = 0] = timeOf(now, zone).split(":").map(Number);
    const shown = hours * 60 + minutes - 12 * 60;
    const apart = Math.abs(((shown - ahead + 36 * 60) % (24 * 60)) - 12 * 60);
    expect([ahead, apart <= 30 || apart === 60]).toEqual([ahead, true]);
    expect(clockAt(now, { timeZone: zone, locale: "en" }).today).toMatch(/^2026-11-2[01]$/);
  }
});

test.each([Number.NaN, Infinity, -0, 0])("clocks that reveal nothing are those of UTC: %d behind", (behind) => {
  expect(isTimeZone(zoneOf("Etc/Unknown", behind).zone)).toBe(true);
});

test("a browser in a known zone is in that zone, whatever its clocks say", () => {
  for (const zone of Intl.supportedValuesOf("timeZone")) expect(zoneOf(zone, 0)).toEqual({ zone, nearest: "UTC" });
  expect(zoneOf("europe/berlin", -60)).toEqual({ zone: "europe/berlin", nearest: "Etc/GMT-1" });
});
