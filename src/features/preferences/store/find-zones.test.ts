import { expect, test } from "vitest";
import { isTimeZone } from "~/shared/due-date";
import { findZones, listZones } from "./find-zones";

const zones = listZones();
const found = (typed: string) => findZones(zones, typed).map(({ city }) => city);

test.each([
  ["lisb", "Lisbon"],
  ["new y", "New York"],
  ["america new", "New York"],
  ["KOLK", "Kolkata"],
  ["calcutta", "Kolkata"],
  ["kyiv", "Kyiv"],
  ["Europe/Berlin", "Berlin"],
  ["utc", "UTC"],
])("%s finds %s", (typed, city) => {
  expect(found(typed)).toContain(city);
});

test("cities that begin with the text come first", () => {
  expect(found("san")[0]).toMatch(/^San/);
  expect(found("xyzzy")).toEqual([]);
  expect(findZones(zones, "  ")).toBe(zones);
});

test("every zone that is offered can be used, also in a browser that lists none, or some that it cannot use", () => {
  expect(zones.every(({ zone }) => isTimeZone(zone))).toBe(true);
  expect(listZones(() => []).map(({ zone }) => zone)).toEqual(["UTC"]);
  expect(listZones(() => ["Mars/Olympus", "Europe/Lisbon"]).map(({ zone }) => zone)).toEqual(["Europe/Lisbon", "UTC"]);
});
