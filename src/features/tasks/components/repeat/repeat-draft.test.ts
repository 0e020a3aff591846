import fc from "fast-check";
import { expect, test } from "vitest";
import { clockAt } from "~/shared/clock";
import { nextDays } from "~/shared/dates/repeat/dates";
import { anyDay, anyRule } from "~/shared/dates/repeat/repeats.testing";
import { formatRepeat, parseRepeat } from "~/shared/dates/repeat/rule";
import { draftOfRule, placesFor, type RepeatDraft, readDraft, withUnit } from "./repeat-draft";
import { commonRepeats, placesOf } from "./repeat-places";

// A Friday.
const day = "2026-11-27";
const clock = clockAt("2026-11-27T12:00:00.000Z", { timeZone: "Europe/Berlin", locale: "en-GB" });

/** Returns what is read from the form for a new rule after these changes. */
function read(change: Partial<RepeatDraft>) {
  const draft = draftOfRule(undefined, day, clock);
  const unit = change.unit ?? draft.unit;
  const places = placesFor(unit, { rule: undefined, day, clock });
  return readDraft({ ...withUnit(draft, unit, places), ...change }, places, clock);
}

test("a rule that is opened in the form and not changed stays as it is", () => {
  fc.assert(
    fc.property(anyRule, anyDay, (rule, due) => {
      const draft = draftOfRule(rule, due, clock);
      const places = placesFor(rule.unit, { rule, day: due, clock });
      expect(readDraft(draft, places, clock)).toEqual({ repeat: formatRepeat(rule) });
    }),
    { numRuns: 500 },
  );
});

test("what is chosen most often names the day on which the task is due", () => {
  expect(commonRepeats(day, clock).map(({ label }) => label)).toEqual([
    "Every day",
    "Every weekday",
    "Every Fri",
    "Every month on the 27th",
    "Every year on 27 Nov",
  ]);
  fc.assert(
    fc.property(anyDay, (due) => {
      for (const { repeat } of commonRepeats(due, clock)) {
        const rule = parseRepeat(repeat);
        expect(rule && nextDays(rule, due, 3)).toHaveLength(3);
      }
    }),
  );
});

test("a month offers the date, the weekday, the last such weekday and the last day, and a leap day its year", () => {
  const labels = (unit: "month" | "year", due: string) => placesOf(unit, due, clock).map(({ label }) => label);
  expect(labels("month", day)).toEqual(["on the 27th", "on the 4th Fri", "on the last Fri", "on the last day"]);
  expect(labels("month", "2026-11-30")).toEqual(["on the 30th", "on the last Mon", "on the last day"]);
  expect(labels("year", "2028-02-29")).toEqual(["on 29 Feb", "on the last Tue of Feb"]);
});

test("each part of the form is part of the rule", () => {
  expect(read({})).toEqual({ repeat: "FREQ=WEEKLY;BYDAY=FR" });
  expect(read({ interval: "2", weekdays: ["TH", "MO"] })).toEqual({ repeat: "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH" });
  expect(read({ unit: "month", place: "on the last Fri" })).toEqual({ repeat: "FREQ=MONTHLY;BYDAY=-1FR" });
  expect(read({ unit: "day", interval: "3", basis: "completion" })).toEqual({
    repeat: "FREQ=DAILY;INTERVAL=3;X-FROM=COMPLETION",
  });
  expect(read({ unit: "day", end: "after", count: "6" })).toEqual({ repeat: "FREQ=DAILY;COUNT=6" });
  expect(read({ unit: "day", end: "on", until: "24 dec" })).toEqual({ repeat: "FREQ=DAILY;UNTIL=20261224" });
});

test("what is wrong is said of the field that is, and nothing is read", () => {
  const fieldOf = (change: Partial<RepeatDraft>) => read(change).fault?.field;
  for (const interval of ["", "0", "-1", "1.5", "two", "100000"]) expect(fieldOf({ interval })).toBe("interval");
  expect(fieldOf({ interval: "100" })).toBe("interval");
  expect(fieldOf({ weekdays: [] })).toBe("weekdays");
  for (const until of ["", "soon", "31 feb"]) expect(fieldOf({ end: "on", until })).toBe("until");
  for (const count of ["", "0", "1000", "six"]) expect(fieldOf({ end: "after", count })).toBe("count");
});
