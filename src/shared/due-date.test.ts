import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, dayOf, dueDayOf, isTimeZone, startOfDay } from "./due-date";

describe("the day of an instant", () => {
  test.each([
    ["2026-11-20T23:59:59.999Z", "UTC", "2026-11-20"],
    ["2026-11-20T18:14:59.999Z", "Asia/Kathmandu", "2026-11-20"],
    ["2026-11-20T18:15:00.000Z", "Asia/Kathmandu", "2026-11-21"],
    ["2026-11-20T10:00:00.000Z", "Pacific/Kiritimati", "2026-11-21"],
    ["2026-11-20T10:59:59.999Z", "Pacific/Pago_Pago", "2026-11-19"],
    ["2026-07-01T22:30:00.000Z", "Europe/Berlin", "2026-07-02"],
    ["2026-01-01T22:30:00.000Z", "Europe/Berlin", "2026-01-01"],
    ["2018-11-04T02:59:59.999Z", "America/Sao_Paulo", "2018-11-03"],
    ["2018-11-04T03:00:00.000Z", "America/Sao_Paulo", "2018-11-04"],
    ["2011-12-30T09:59:59.999Z", "Pacific/Apia", "2011-12-29"],
    ["2011-12-30T10:00:00.000Z", "Pacific/Apia", "2011-12-31"],
    ["1900-01-01T00:00:00.000Z", "Europe/Paris", "1900-01-01"],
    ["1969-12-31T23:59:59.999Z", "UTC", "1969-12-31"],
    ["1969-12-31T23:59:59.500Z", "Africa/Monrovia", "1969-12-31"],
    ["9999-12-31T23:30:00.000Z", "UTC", "9999-12-31"],
    ["9999-12-31T23:30:00.000Z", "Asia/Tokyo", "9999-12-31"],
  ])("%s in %s is %s", (instant, zone, day) => {
    expect(dayOf(instant, zone)).toBe(day);
    expect(dayOf(Date.parse(instant), zone)).toBe(day);
  });
});

test("a day is the one that Intl writes, in every zone and at every moment, when clocks are changed too", () => {
  const zones = Intl.supportedValuesOf("timeZone");
  const [first, last] = [Date.parse("1900-01-02T00:00:00Z"), Date.parse("2100-01-01T00:00:00Z")];
  fc.assert(
    fc.property(fc.constantFrom(...zones), fc.integer({ min: first, max: last }), (timeZone, at) => {
      const format = new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
      for (let hour = 0; hour < 48; hour += 1) {
        const moment = at + hour * 3_600_000;
        expect(dayOf(moment, timeZone)).toBe(format.format(moment));
      }
    }),
    { numRuns: 300 },
  );
});

describe("the start of a day", () => {
  test.each([
    ["2026-11-20", "UTC", "2026-11-20T00:00:00.000Z"],
    ["2026-11-20", "Asia/Kathmandu", "2026-11-19T18:15:00.000Z"],
    ["2026-11-20", "Pacific/Kiritimati", "2026-11-19T10:00:00.000Z"],
    ["2026-11-20", "Pacific/Pago_Pago", "2026-11-20T11:00:00.000Z"],
    ["2026-03-29", "Europe/Berlin", "2026-03-28T23:00:00.000Z"],
    ["2026-03-30", "Europe/Berlin", "2026-03-29T22:00:00.000Z"],
    ["2018-11-04", "America/Sao_Paulo", "2018-11-04T03:00:00.000Z"],
    ["2018-02-18", "America/Sao_Paulo", "2018-02-18T03:00:00.000Z"],
    ["2026-04-24", "Africa/Cairo", "2026-04-23T22:00:00.000Z"],
    ["2011-12-30", "Pacific/Apia", "2011-12-30T10:00:00.000Z"],
    ["2011-12-31", "Pacific/Apia", "2011-12-30T10:00:00.000Z"],
    ["2012-01-01", "Pacific/Apia", "2011-12-31T10:00:00.000Z"],
    ["1900-01-01", "UTC", "1900-01-01T00:00:00.000Z"],
    ["9999-12-31", "America/New_York", "9999-12-31T05:00:00.000Z"],
  ])("%s in %s is %s", (day, zone, start) => {
    expect(startOfDay(day, zone)).toBe(start);
  });

  const zones = Intl.supportedValuesOf("timeZone");
  const moment = fc.integer({ min: Date.parse("1901-01-01"), max: Date.parse("2200-01-01") });

  test("is the first instant of the day, in every zone", () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), moment, (zone, at) => {
        const day = dayOf(at, zone);
        const start = Date.parse(startOfDay(day, zone));
        return start <= at && dayOf(start, zone) === day && dayOf(start - 1, zone) < day;
      }),
      { numRuns: 2000 },
    );
  });
});

describe("days", () => {
  test.each([
    ["2026-11-20", 1, "2026-11-21"],
    ["2026-11-20", 0, "2026-11-20"],
    ["2026-03-01", -1, "2026-02-28"],
    ["2028-02-28", 1, "2028-02-29"],
    ["2026-12-31", 1, "2027-01-01"],
    ["1900-02-28", 1, "1900-03-01"],
    ["9999-12-31", 1, "9999-12-31"],
    ["9999-12-30", 6, "9999-12-31"],
  ])("%s and %i more are %s", (day, count, result) => {
    expect(addDays(day, count)).toBe(result);
  });

  test("can be subtracted again", () => {
    const day = fc.integer({ min: -25_000, max: 80_000 }).map((count) => addDays("1970-01-01", count));
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: -500, max: 500 }),
        (from, count) => addDays(addDays(from, count), -count) === from,
      ),
    );
  });
});

describe("a due date", () => {
  const onDay = (dueOn: string) => ({ dueOn, dueAt: null });
  const at = (dueAt: string) => ({ dueOn: dueAt.slice(0, 10), dueAt });

  test("is on the day of its instant, else on the day that was written", () => {
    expect(dueDayOf(onDay("2026-11-20"), "Pacific/Kiritimati")).toBe("2026-11-20");
    expect(dueDayOf(at("2026-11-20T12:00:00.000Z"), "Pacific/Kiritimati")).toBe("2026-11-21");
    expect(dueDayOf({ dueOn: null, dueAt: null }, "UTC")).toBeNull();
  });
});

describe("a time zone", () => {
  test.each(["UTC", "Europe/Berlin", "America/Argentina/Buenos_Aires", "Etc/GMT+12", "asia/kathmandu"])(
    "may be %s",
    (zone) => expect(isTimeZone(zone)).toBe(true),
  );

  test.each(["", "+02:00", "Mars/Olympus", "Europe/Berlin ", "Europe/Berlin\0", "constructor", "😀"])(
    "may not be %j",
    (zone) => expect(isTimeZone(zone)).toBe(false),
  );

  test("is found in any letter case, thousands of times, without growing without bound", () => {
    const spellings = Array.from({ length: 1 << 11 }, (_, bits) =>
      Array.from("europe/berlin", (letter, at) => ((bits >> at) & 1 ? letter.toUpperCase() : letter)).join(""),
    );
    expect(spellings.every((zone) => dayOf("2026-07-01T22:30:00.000Z", zone) === "2026-07-02")).toBe(true);
  });
});
