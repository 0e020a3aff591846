import { expect, test } from "vitest";
import { clockAt, localeOf } from "./clock";

test("a clock has the current day of its time zone", () => {
  const now = "2026-11-20T10:30:00.000Z";
  expect(clockAt(now, { timeZone: "Pacific/Kiritimati", locale: "en" })).toEqual({
    now,
    today: "2026-11-21",
    timeZone: "Pacific/Kiritimati",
    locale: "en",
    weekStartsOn: 1,
  });
  expect(clockAt(now, { timeZone: "UTC", locale: "en", weekStartsOn: 6 }).weekStartsOn).toBe(6);
});

test.each([
  ["de-CH,de;q=0.9,en;q=0.8", "de-CH"],
  [" fr ; q=0.5", "fr"],
  ["xx-invalid-!!,de", "de"],
  ["*", "en"],
  ["tlh", "en"],
  ["", "en"],
  [null, "en"],
  [undefined, "en"],
  ["\u00ff,;;,=", "en"],
])("the language of %j is %s", (header, locale) => {
  expect(localeOf(header)).toBe(locale);
});
