import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, dayOf, instantAt, startOfDay, timeOf } from "../due-date";
import { dueState } from "./due-state";
import { weekStarts } from "./week-start";

const now = "2026-11-20T12:00:00.000Z";
const onDay = (dueOn: string) => ({ dueOn, dueAt: null, completed: false });
const at = (dueAt: string) => ({ dueOn: dueAt.slice(0, 10), dueAt, completed: false });
const undated = { dueOn: null, dueAt: null, completed: false };

describe("a task", () => {
  test.each([
    [onDay("2026-11-19"), "UTC", "overdue", "day"],
    [onDay("2026-11-20"), "UTC", "today", "day"],
    [onDay("2026-11-21"), "UTC", "tomorrow", "day"],
    [onDay("2026-11-22"), "UTC", "this week", "day"],
    [onDay("2026-11-23"), "UTC", "later", "day"],
    [onDay("2026-11-20"), "Pacific/Kiritimati", "overdue", "day"],
    [onDay("2026-11-21"), "Pacific/Kiritimati", "today", "day"],
    [at("2026-11-19T12:00:00.000Z"), "UTC", "overdue", "day"],
    [at("2026-11-20T11:59:59.999Z"), "UTC", "overdue", "time"],
    [at("2026-11-20T12:00:00.000Z"), "UTC", "today", "day"],
    [at("2026-11-20T12:30:00.000Z"), "Asia/Tokyo", "today", "day"],
    [at("2026-11-20T15:00:00.000Z"), "Asia/Tokyo", "tomorrow", "day"],
    [undated, "UTC", "none", "no date"],
  ])("%o in %s is due: %s, by its %s", (task, zone, period, reason) => {
    expect(dueState(task, now, zone)).toMatchObject({ period, reason });
  });

  test("that is completed is never overdue", () => {
    for (const task of [onDay("2026-11-19"), at("2026-11-19T12:00:00.000Z")])
      expect(dueState({ ...task, completed: true }, now, "UTC").period).toBe("past");
    expect(dueState({ ...at("2026-11-20T11:00:00.000Z"), completed: true }, now, "UTC").period).toBe("today");
  });

  test.each([
    [1, "this week"],
    [0, "later"],
    [6, "later"],
  ] as const)("on Sunday belongs to a week from day %i: %s", (start, period) => {
    expect(dueState(onDay("2026-11-22"), now, "UTC", start).period).toBe(period);
  });
});

const zones = Intl.supportedValuesOf("timeZone");
/** Zones whose clocks do something unusual. */
const odd = [
  "Pacific/Kiritimati",
  "Pacific/Chatham",
  "Pacific/Apia",
  "Australia/Lord_Howe",
  "Africa/Casablanca",
  "America/Sao_Paulo",
  "Asia/Kathmandu",
  "Africa/Monrovia",
];
const zone = fc.oneof(fc.constantFrom(...odd), fc.constantFrom(...zones));
const moment = fc.integer({ min: 0, max: Date.parse("2100-12-31") }).map((value) => new Date(value).toISOString());
const minute = 60_000;

describe("in every zone, from 1970 to 2100,", () => {
  test("a day is overdue from the instant at which it ends, and not a millisecond before", () => {
    fc.assert(
      fc.property(zone, moment, (timeZone, instant) => {
        const day = dayOf(instant, timeZone);
        const end = Date.parse(startOfDay(addDays(day, 1), timeZone));
        const periodAt = (time: number) => dueState(onDay(day), new Date(time).toISOString(), timeZone).period;
        expect(periodAt(end - 1)).toBe("today");
        expect(periodAt(end)).toBe("overdue");
        expect(periodAt(Date.parse(startOfDay(day, timeZone)))).toBe("today");
      }),
      { numRuns: 500 },
    );
  });

  test("a time is overdue once it has passed, whatever clocks show", () => {
    fc.assert(
      fc.property(zone, moment, fc.integer({ min: 1, max: 3000 }), (timeZone, dueAt, minutes) => {
        const periodAfter = (count: number) =>
          dueState(at(dueAt), new Date(Date.parse(dueAt) + count * minute).toISOString(), timeZone).period;
        expect(periodAfter(minutes)).toBe("overdue");
        expect(periodAfter(0)).toBe("today");
        expect(periodAfter(-minutes)).not.toBe("overdue");
      }),
      { numRuns: 500 },
    );
  });

  test("periods follow each other as days do", () => {
    const order = ["none", "overdue", "today", "tomorrow", "this week", "later"];
    fc.assert(
      fc.property(
        zone,
        moment,
        fc.constantFrom(...weekStarts),
        fc.tuple(fc.integer({ min: -400, max: 400 }), fc.integer({ min: -400, max: 400 })),
        (timeZone, instant, start, [one, other]) => {
          const today = dayOf(instant, timeZone);
          const rankOf = (count: number) =>
            order.indexOf(dueState(onDay(addDays(today, count)), instant, timeZone, start).period);
          expect(rankOf(Math.min(one, other))).toBeLessThanOrEqual(rankOf(Math.max(one, other)));
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe("a night in which clocks are changed", () => {
  test.each([
    ["Europe/Berlin", "2026-03-29", "02:30", "2026-03-29T01:30:00.000Z", "03:30"],
    ["Australia/Lord_Howe", "2026-10-04", "02:15", "2026-10-03T15:45:00.000Z", "02:45"],
    ["Africa/Casablanca", "2026-03-22", "02:30", "2026-03-22T02:30:00.000Z", "03:30"],
    ["Pacific/Chatham", "2026-09-27", "02:50", "2026-09-26T14:05:00.000Z", "03:50"],
  ])("in %s on %s has no %s: it is later by what the clocks skip", (timeZone, day, time, instant, shown) => {
    expect(instantAt(day, time, timeZone)).toBe(instant);
    expect(timeOf(instant, timeZone)).toBe(shown);
  });

  test.each([
    ["Europe/Berlin", "2026-10-25", "02:30"],
    ["Australia/Lord_Howe", "2026-04-05", "01:45"],
    ["Africa/Casablanca", "2026-02-15", "02:30"],
    ["America/New_York", "2026-11-01", "01:30"],
  ])("in %s on %s has %s twice: one of them is meant, and it shows that time", (timeZone, day, time) => {
    const instant = instantAt(day, time, timeZone);
    expect(timeOf(instant, timeZone)).toBe(time);
    expect(dayOf(instant, timeZone)).toBe(day);
  });

  test.each([
    ["Europe/Berlin", "2026-03-29", 23],
    ["Europe/Berlin", "2026-10-25", 25],
    ["Australia/Lord_Howe", "2026-10-04", 23.5],
    ["Australia/Lord_Howe", "2026-04-05", 24.5],
    ["America/Sao_Paulo", "2018-11-04", 23],
  ])("in %s on %s lasts %d hours with its day, and a task is due today in all of them", (timeZone, day, hours) => {
    const start = Date.parse(startOfDay(day, timeZone));
    const end = Date.parse(startOfDay(addDays(day, 1), timeZone));
    expect((end - start) / (60 * minute)).toBe(hours);
    for (let time = start; time < end; time += 30 * minute)
      expect(dueState(onDay(day), new Date(time).toISOString(), timeZone).period).toBe("today");
  });
});

test("the day that Apia skipped is over as soon as the one before it", () => {
  const before = "2011-12-30T09:59:59.999Z";
  const after = "2011-12-30T10:00:00.000Z";
  expect(dueState(onDay("2011-12-30"), before, "Pacific/Apia").period).toBe("tomorrow");
  expect(dueState(onDay("2011-12-30"), after, "Pacific/Apia").period).toBe("overdue");
  expect(dueState(onDay("2011-12-31"), after, "Pacific/Apia").period).toBe("today");
});

test("a leap day is due on itself, and the day after it is tomorrow", () => {
  expect(dueState(onDay("2028-02-29"), "2028-02-28T12:00:00.000Z", "UTC").period).toBe("tomorrow");
  expect(dueState(onDay("2028-03-01"), "2028-02-29T12:00:00.000Z", "UTC").period).toBe("tomorrow");
  expect(dueState(onDay("2100-03-01"), "2100-02-28T12:00:00.000Z", "UTC").period).toBe("tomorrow");
});
