import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays } from "../due-date";
import { isCalendarDay } from "../calendar-day";
import { daysOfRange, isDayRange, movingDay, movingEnd } from "./day-range";
import { rangeLabel } from "./range-label";
import { weekdayOf } from "./week-start";

test.each([
  ["2026-11-20..2026-11-27", true],
  ["..2026-11-20", true],
  ["2026-11-20..", true],
  ["today..fri", true],
  ["today-3..today+3", true],
  ["..fri-1", true],
  ["..", false],
  ["2026-11-20", false],
  ["2026-11-20...2026-11-21", false],
  ["2026-11-20..2026-11-21..", false],
  ["a..b", false],
  ["fri", false],
  ["today+0..", false],
  ["today+01..", false],
  ["today+1000..", false],
  ["Today..", false],
  ["friday..", false],
])("%s is a range: %s", (text, result) => {
  expect(isDayRange(text)).toBe(result);
});

/** A Friday. */
const today = "2026-11-20";

test.each([
  ["2026-11-20..", { from: "2026-11-20", to: "" }, { from: "2026-11-20", to: "" }],
  ["today-3..today+3", { from: "2026-11-17", to: "2026-11-23" }, { from: "2026-11-17", to: "2026-11-23" }],
  ["..mon", { from: "", to: "2026-11-23" }, { from: "", to: "2026-11-16" }],
  ["fri..fri", { from: "2026-11-27", to: "2026-11-27" }, { from: "2026-11-20", to: "2026-11-20" }],
  ["..thu-1", { from: "", to: "2026-11-25" }, { from: "", to: "2026-11-18" }],
])("%s is %o, and %o in the past", (range, coming, past) => {
  expect(daysOfRange(range, today)).toEqual(coming);
  expect(daysOfRange(range, today, true)).toEqual(past);
});

const calendarDay = fc.integer({ min: -20_000, max: 40_000 }).map((count) => addDays("1970-01-01", count));

test("on any day, a weekday is one of the next seven days, or of the last seven", () => {
  fc.assert(
    fc.property(calendarDay, fc.integer({ min: 0, max: 6 }), (day, weekday) => {
      const end = movingEnd({ weekday, offset: 0 }) ?? "";
      const { from: coming } = daysOfRange(`${end}..`, day);
      const { from: past } = daysOfRange(`${end}..`, day, true);
      expect([weekdayOf(coming), weekdayOf(past)]).toEqual([weekday, weekday]);
      expect(coming > day && coming <= addDays(day, 7)).toBe(true);
      expect(past <= day && past > addDays(day, -7)).toBe(true);
    }),
  );
});

test("an end that moves is written as it is read, and is always a day of the calendar", () => {
  const weekday = fc.option(fc.integer({ min: 0, max: 6 }), { nil: undefined });
  fc.assert(
    fc.property(calendarDay, fc.record({ weekday, offset: fc.integer({ min: -999, max: 999 }) }), (day, moving) => {
      const end = movingEnd(moving) ?? "";
      expect(movingDay(end)).toEqual(moving);
      expect(isCalendarDay(daysOfRange(`${end}..`, day).from)).toBe(true);
    }),
  );
});

test.each([
  ["2026-11-20..2026-11-20", "2026-11-20 to 2026-11-20"],
  ["..2026-11-30", "to 2026-11-30"],
  ["2026-11-21..", "2026-11-21 to"],
  ["today+1..today+1", "tomorrow"],
  ["fri..fri", "Friday"],
  ["..fri-1", "to the day before Friday"],
  ["today-1..mon", "yesterday to Monday"],
  ["today-7..today+14", "7 days ago to in 14 days"],
  ["sun+2..", "2 days after Sunday to"],
])("%s is called “%s”", (range, label) => {
  expect(rangeLabel(range)).toBe(label);
});
