import { describe, expect, test } from "vitest";
import { isTimeZone } from "../due-date";
import { canonicalZone, cityOf, hasSameClock, isUsableZone } from "./zones";

const now = "2026-11-20T12:00:00.000Z";

test.each([
  ["Europe/Lisbon", "Lisbon"],
  ["America/New_York", "New York"],
  ["America/Argentina/Buenos_Aires", "Buenos Aires"],
  ["Asia/Calcutta", "Kolkata"],
  ["Asia/Kolkata", "Kolkata"],
  ["Europe/Kiev", "Kyiv"],
  ["Europe/Kyiv", "Kyiv"],
  ["Etc/GMT-2", "UTC+2"],
  ["Etc/GMT+5", "UTC−5"],
  ["UTC", "UTC"],
])("the city of %s is called %s", (zone, city) => {
  expect(cityOf(zone)).toBe(city);
});

describe("clocks", () => {
  test.each([
    ["Europe/Kiev", "Europe/Kyiv"],
    ["Asia/Calcutta", "Asia/Kolkata"],
    ["Europe/Berlin", "Europe/Paris"],
    ["Etc/GMT", "UTC"],
  ])("in %s and %s always show the same", (zone, other) => {
    expect(hasSameClock(zone, other, now)).toBe(true);
  });

  test.each([
    ["Europe/Berlin", "Europe/Lisbon"],
    // They agree in winter.
    ["Europe/London", "UTC"],
    ["America/Phoenix", "America/Denver"],
    ["Pacific/Apia", "Pacific/Pago_Pago"],
    ["Australia/Lord_Howe", "Australia/Sydney"],
  ])("in %s and %s do not", (zone, other) => {
    expect(hasSameClock(zone, other, now)).toBe(false);
  });
});

test("every zone that this runtime lists can be used, keeps its name, and has a city", () => {
  for (const zone of Intl.supportedValuesOf("timeZone")) {
    expect(isTimeZone(zone) && isUsableZone(zone)).toBe(true);
    expect(canonicalZone(zone)).toBe(zone);
    expect(canonicalZone(zone.toLowerCase()).toLowerCase()).toBe(zone.toLowerCase());
    expect(cityOf(zone)).toMatch(/^\p{L}/u);
  }
});

test("a zone that says nothing, or is none, cannot be used", () => {
  for (const zone of ["Etc/Unknown", "+02:00", "", "Mars/Olympus"]) expect(isUsableZone(zone)).toBe(false);
});
