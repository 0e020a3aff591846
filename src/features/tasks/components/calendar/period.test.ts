import fc from "fast-check";
import { expect, test } from "vitest";
import { clockAt } from "~/shared/clock";
import { weekStarts } from "~/shared/dates/week-start";
import { calendarMonths } from "~/shared/dates/weeks";
import { dayOf } from "~/shared/due-date";
import { taskWith } from "~/testing/people/tasks";
import { isShowable, periodOf } from "./period";
import { tasksByDay } from "./tasks-by-day";

const now = "2026-11-20T12:00:00.000Z";
const clockOf = (weekStartsOn: (typeof weekStarts)[number], timeZone = "UTC") =>
  clockAt(now, { timeZone, locale: "en-GB", weekStartsOn });
const day = fc
  .integer({ min: Date.parse(`${calendarMonths.first}-01`), max: Date.parse(`${calendarMonths.last}-30`) })
  .map((instant) => dayOf(instant, "UTC"));

test.each(["month", "week"] as const)("a %s shows its day, and the ones before and after it are others", (unit) => {
  fc.assert(
    fc.property(day, fc.constantFrom(...weekStarts), (given, weekStartsOn) => {
      const { weeks, earlier, later } = periodOf(given, unit, clockOf(weekStartsOn));
      expect(weeks.flat()).toContain(given);
      expect(weeks.every((week) => week.length === 7)).toBe(true);
      const others = [earlier, later].filter((other) => other !== undefined);
      expect(others.every(isShowable)).toBe(true);
      const names = others.map((other) => periodOf(other, unit, clockOf(weekStartsOn)).weeks);
      expect(names).not.toContainEqual(weeks);
    }),
  );
});

test("months and weeks are named as the locale writes them", () => {
  expect(periodOf("2026-11-20", "month", clockOf(1)).label).toBe("November 2026");
  expect(periodOf("2026-11-20", "week", clockOf(1)).label).toMatch(/^16\s*–\s*22 November 2026$/);
  expect(periodOf("2026-12-31", "week", clockOf(0)).label).toMatch(/^27 December 2026\s*–\s*2 January 2027$/);
});

test("a calendar ends with the last month whose weeks can be written", () => {
  const { later } = periodOf("9999-11-15", "month", clockOf(1));
  expect(later).toBeUndefined();
  expect(periodOf("1900-01-15", "month", clockOf(1)).earlier).toBeUndefined();
  expect([isShowable("9999-12-01"), isShowable("1899-12-31"), isShowable("2026-11-20")]).toEqual([false, false, true]);
});

test("a task is on the day of its time where its user is, and without a date on none", () => {
  const zones = ["Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Kathmandu", "Europe/Berlin", "UTC"];
  const instant = fc.integer({ min: Date.parse("1970-01-02"), max: Date.parse("2100-01-01") });
  fc.assert(
    fc.property(instant, fc.constantFrom(...zones), (at, zone) => {
      const dueAt = new Date(at).toISOString();
      const timed = taskWith({ dueAt });
      const [dated, undated] = [taskWith({ dueOn: "2026-11-20" }), taskWith()];
      const byDay = tasksByDay([timed, dated, undated], zone);
      expect(byDay.get(dayOf(dueAt, zone))).toContain(timed);
      expect(byDay.get("2026-11-20")).toContain(dated);
      expect(byDay.get("")).toEqual([undated]);
    }),
  );
});
