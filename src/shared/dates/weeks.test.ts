import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, dayOf } from "../due-date";
import { weekdayOf, weekStarts } from "./week-start";
import { addMonths, calendarMonths, monthOf, weekOf, weeksOfMonth } from "./weeks";

const zones = [
  "UTC",
  "Pacific/Kiritimati",
  "Pacific/Pago_Pago",
  "America/Sao_Paulo",
  "Asia/Kathmandu",
  "Europe/Berlin",
];
/** A day somewhere, of an instant between the first and the last month of a calendar. */
const day = fc
  .tuple(
    fc.integer({ min: Date.parse(`${calendarMonths.first}-02`), max: Date.parse(`${calendarMonths.last}-30`) }),
    fc.constantFrom(...zones),
  )
  .map(([instant, zone]) => dayOf(instant, zone));
const weekStart = fc.constantFrom(...weekStarts);

test("a week has seven days in a row, one of them the day, and begins on the person's first day", () => {
  fc.assert(
    fc.property(day, weekStart, (given, start) => {
      const week = weekOf(given, start);
      expect(week).toContain(given);
      expect(weekdayOf(week[0] ?? "")).toBe(start);
      expect(week).toEqual(Array.from({ length: 7 }, (_, at) => addDays(week[0] ?? "", at)));
      expect(week.every((each) => weekOf(each, start).join() === week.join())).toBe(true);
    }),
  );
});

test("the weeks of a month hold each of its days once, in order, and none without one", () => {
  fc.assert(
    fc.property(day, weekStart, (given, start) => {
      const month = monthOf(given);
      const weeks = weeksOfMonth(month, start);
      expect(weeks.every((week) => week.some((each) => monthOf(each) === month))).toBe(true);
      const days = weeks.flat();
      expect(days).toEqual(Array.from({ length: days.length }, (_, at) => addDays(days[0] ?? "", at)));
      expect(days.find((each) => monthOf(each) === month)).toBe(`${month}-01`);
      const inMonth = days.filter((each) => monthOf(each) === month);
      expect(monthOf(addDays(inMonth.at(-1) ?? "", 1))).not.toBe(month);
    }),
  );
});

test.each([
  ["2026-02", 0, 4],
  ["2026-02", 1, 5],
  ["2026-08", 1, 6],
  ["2028-02", 6, 5],
] as const)("the month %s has, with weeks from day %i, %i weeks", (month, start, count) => {
  expect(weeksOfMonth(month, start)).toHaveLength(count);
});

test.each([
  ["2026-01-31", 1, "2026-02-28"],
  ["2028-01-31", 1, "2028-02-29"],
  ["2026-12-15", 1, "2027-01-15"],
  ["2026-01-15", -1, "2025-12-15"],
  ["2026-03-31", -1, "2026-02-28"],
  ["2026-08-31", 1, "2026-09-30"],
  ["2026-11-30", 12, "2027-11-30"],
  ["9999-11-30", 1, "9999-11-30"],
  ["1900-01-31", -1, "1900-01-31"],
])("%s by %i months is %s", (from, by, to) => {
  expect(addMonths(from, by)).toBe(to);
});

test("months there and back lead to the same month", () => {
  fc.assert(
    fc.property(day, fc.integer({ min: -24, max: 24 }), (given, by) => {
      fc.pre(given > "1903" && given < "9997");
      const there = addMonths(given, by);
      expect(monthOf(addMonths(there, -by))).toBe(monthOf(given));
      expect(Number(there.slice(8))).toBeLessThanOrEqual(Number(given.slice(8)));
    }),
  );
});
