import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays } from "../due-date";
import { startOfNextWeek, weekdayOf, weekStartOf, weekStarts } from "./week-start";

test.each([
  ["en-GB", 1],
  ["de-DE", 1],
  ["fr", 1],
  ["en-US", 0],
  ["en", 0],
  ["pt-BR", 0],
  ["pt-PT", 0],
  ["ja-JP-u-ca-japanese", 0],
  ["he", 0],
  ["ar-EG", 6],
  ["fa", 6],
  ["dv-MV", 6],
  ["en-001", 1],
  ["eo", 1],
] as const)("weeks of readers of %s begin on day %i", (locale, start) => {
  expect(weekStartOf(locale)).toBe(start);
});

test.each([
  ["2026-11-27", 1, "2026-11-30"],
  ["2026-11-27", 0, "2026-11-29"],
  ["2026-11-27", 6, "2026-11-28"],
  ["2026-11-30", 1, "2026-12-07"],
  ["2026-11-29", 0, "2026-12-06"],
  ["2028-02-28", 6, "2028-03-04"],
  ["9999-12-31", 1, "9999-12-31"],
] as const)("the week after that of %s begins, for weeks from day %i, on %s", (day, start, next) => {
  expect(startOfNextWeek(day, start)).toBe(next);
});

test("next week begins within seven days, and on the first day of a week, in every year", () => {
  const day = fc.integer({ min: 0, max: 47_800 }).map((count) => addDays("1970-01-01", count));
  fc.assert(
    fc.property(day, fc.constantFrom(...weekStarts), (today, start) => {
      const next = startOfNextWeek(today, start);
      return weekdayOf(next) === start && next > today && next <= addDays(today, 7);
    }),
  );
});
