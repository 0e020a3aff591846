import fc from "fast-check";
import { rrulestr } from "rrule";
import { describe, expect, test } from "vitest";
import { firstDay, nextDay, nextDays } from "./dates";
import { anyDay, anyStandardRule } from "./repeats.testing";
import { formatRepeat, parseRepeat, type RepeatRule } from "./rule";

function ruleOf(text: string): RepeatRule {
  const rule = parseRepeat(text);
  if (rule === undefined) throw new Error(`No rule: ${text}`);
  return rule;
}

const days: [string, string, string][] = [
  ["FREQ=DAILY", "2026-11-27", "2026-11-28 2026-11-29 2026-11-30"],
  ["FREQ=DAILY;INTERVAL=3", "2026-12-30", "2027-01-02 2027-01-05 2027-01-08"],
  ["FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "2026-11-27", "2026-11-30 2026-12-01 2026-12-02"],
  ["FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH", "2026-11-23", "2026-11-26 2026-12-07 2026-12-10"],
  ["FREQ=MONTHLY;BYMONTHDAY=3", "2026-11-27", "2026-12-03 2027-01-03 2027-02-03"],
  ["FREQ=MONTHLY;BYMONTHDAY=1,15", "2026-11-27", "2026-12-01 2026-12-15 2027-01-01"],
  ["FREQ=MONTHLY;BYDAY=-1FR", "2026-11-27", "2026-12-25 2027-01-29 2027-02-26"],
  ["FREQ=MONTHLY;BYDAY=5MO", "2026-11-30", "2027-03-29 2027-05-31 2027-08-30"],
  // The 31st: on the last day of a shorter month, or only where there is one.
  ["RSCALE=GREGORIAN;FREQ=MONTHLY;BYMONTHDAY=31;SKIP=BACKWARD", "2027-01-31", "2027-02-28 2027-03-31 2027-04-30"],
  ["FREQ=MONTHLY;BYMONTHDAY=31", "2027-01-31", "2027-03-31 2027-05-31 2027-07-31"],
  ["FREQ=MONTHLY;BYMONTHDAY=-1", "2028-01-31", "2028-02-29 2028-03-31 2028-04-30"],
  ["FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=15", "2026-11-15", "2027-02-15 2027-05-15 2027-08-15"],
  // Leap days: on 28 February in other years, or only where there is one. 2100 is no leap year.
  [
    "RSCALE=GREGORIAN;FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;SKIP=BACKWARD",
    "2028-02-29",
    "2029-02-28 2030-02-28 2031-02-28",
  ],
  ["FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "2096-02-29", "2104-02-29 2108-02-29 2112-02-29"],
  ["FREQ=YEARLY;BYMONTH=11;BYDAY=4TH", "2026-11-26", "2027-11-25 2028-11-23 2029-11-22"],
  ["FREQ=WEEKLY;INTERVAL=2;X-FROM=COMPLETION", "2026-11-27", "2026-12-11 2026-12-25 2027-01-08"],
  ["FREQ=MONTHLY;X-FROM=COMPLETION", "2027-01-31", "2027-02-28 2027-03-28 2027-04-28"],
  ["FREQ=YEARLY;X-FROM=COMPLETION", "2028-02-29", "2029-02-28 2030-02-28 2031-02-28"],
  ["FREQ=DAILY;COUNT=3", "2026-11-27", "2026-11-28 2026-11-29"],
  ["FREQ=DAILY;COUNT=1", "2026-11-27", ""],
  ["FREQ=WEEKLY;BYDAY=FR;UNTIL=20261211", "2026-11-27", "2026-12-04 2026-12-11"],
  // No year with such a day: every second one, counted from an odd one.
  ["FREQ=YEARLY;INTERVAL=2;BYMONTH=2;BYMONTHDAY=29", "2027-02-28", ""],
  ["FREQ=DAILY", "9999-12-31", ""],
  ["FREQ=YEARLY;INTERVAL=10;X-FROM=COMPLETION", "9980-12-31", ""],
];

test.each(days)("%s after %s is on %s", (text, after, expected) => {
  expect(nextDays(ruleOf(text), after, 3).join(" ")).toBe(expected);
});

test("the first day of a task without a date is the next one that its rule names, today included", () => {
  expect(firstDay(ruleOf("FREQ=WEEKLY;INTERVAL=2;BYDAY=FR"), "2026-11-27")).toBe("2026-11-27");
  expect(firstDay(ruleOf("FREQ=WEEKLY;INTERVAL=2;BYDAY=TH"), "2026-11-27")).toBe("2026-12-03");
  expect(firstDay(ruleOf("FREQ=DAILY;INTERVAL=3"), "2026-11-27")).toBe("2026-11-27");
});

describe("any rule", () => {
  test("names the days that another implementation of RFC 5545 does", () => {
    fc.assert(
      fc.property(anyStandardRule, anyDay, (rule, day) => {
        const start = firstDay(rule, day);
        fc.pre(start !== undefined);
        const other = rrulestr(`DTSTART:${start.replaceAll("-", "")}T000000Z\nRRULE:${formatRepeat(rule)}`);
        const expected: string[] = [];
        // The other one gives up in 9999, after a long search.
        let at = new Date(`${start}T00:00:00Z`);
        for (let count = 0; count < 4; count += 1) {
          const next = other.between(
            at,
            new Date(at.getTime() + 50 * 366 * 86_400_000),
            false,
            (_, found) => found < 1,
          )[0];
          if (next === undefined) break;
          expected.push(next.toISOString().slice(0, 10));
          at = next;
        }
        expect(nextDays(rule, start, expected.length)).toEqual(expected);
      }),
    );
  });

  test("names a later day, which the text of the rule names, too", () => {
    fc.assert(
      fc.property(anyStandardRule, anyDay, fc.boolean(), (rule, day, isFromCompletion) => {
        const given = { ...rule, isFromCompletion };
        const next = nextDay(given, day);
        expect(next === undefined || next > day).toBe(true);
        expect(nextDay(ruleOf(formatRepeat(given)), day)).toBe(next);
      }),
    );
  });

  test("that keeps to the last day of short months skips none", () => {
    const monthly = fc
      .constantFrom(29, 30, 31)
      .map((date) => ruleOf(`RSCALE=GREGORIAN;FREQ=MONTHLY;BYMONTHDAY=${date};SKIP=BACKWARD`));
    fc.assert(
      fc.property(monthly, anyDay, (rule, day) => {
        const months = nextDays(rule, day, 25).map((next) => Number(next.slice(0, 4)) * 12 + Number(next.slice(5, 7)));
        expect(months.every((month, at) => at === 0 || month === (months[at - 1] ?? 0) + 1)).toBe(true);
      }),
    );
  });
});
