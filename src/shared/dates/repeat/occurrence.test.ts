import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, dayOf, dueDayOf, instantAt, isTimeZone, timeOf } from "../../due-date";
import { afterSkipping, nextOccurrence } from "./occurrence";
import { anyDay, anyRule } from "./repeats.testing";
import { formatRepeat, parseRepeat } from "./rule";

const berlin = { at: "2026-11-27T12:00:00.000Z", timeZone: "Europe/Berlin" };
const onDay = (dueOn: string, repeat: string) => ({ dueOn, dueAt: null, repeat });
const atTime = (day: string, time: string, repeat: string, timeZone = "Europe/Berlin") => ({
  dueOn: day,
  dueAt: instantAt(day, time, timeZone),
  repeat,
});

describe("the next time", () => {
  test("is after the due date, and not before today", () => {
    expect(nextOccurrence(onDay("2026-11-27", "FREQ=DAILY"), berlin)).toMatchObject({ dueOn: "2026-11-28" });
    expect(nextOccurrence(onDay("2026-12-04", "FREQ=WEEKLY;BYDAY=FR"), berlin)).toMatchObject({ dueOn: "2026-12-11" });
    // Missed since the 2nd, and still due today.
    expect(nextOccurrence(onDay("2026-11-02", "FREQ=DAILY"), berlin)).toMatchObject({ dueOn: "2026-11-27" });
    expect(nextOccurrence(onDay("2026-11-02", "FREQ=DAILY;INTERVAL=3"), berlin)).toMatchObject({ dueOn: "2026-11-29" });
    expect(nextOccurrence(onDay("1900-01-01", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO"), berlin)).toMatchObject({
      dueOn: "2026-11-30",
    });
  });

  test("counts from the day of the completion, where the user is", () => {
    const task = onDay("2026-11-02", "FREQ=DAILY;INTERVAL=3;X-FROM=COMPLETION");
    expect(nextOccurrence(task, berlin)).toMatchObject({ dueOn: "2026-11-30" });
    expect(nextOccurrence(task, { ...berlin, timeZone: "Pacific/Kiritimati" })).toMatchObject({ dueOn: "2026-12-01" });
  });

  test("counts from today without a due date", () => {
    const task = { dueOn: null, dueAt: null, repeat: "FREQ=DAILY" };
    expect(nextOccurrence(task, berlin)).toEqual({ dueOn: "2026-11-28", dueAt: null, repeat: "FREQ=DAILY" });
  });

  test("ends after the last time, and after the last day", () => {
    const twice = nextOccurrence(onDay("2026-11-27", "FREQ=DAILY;COUNT=2"), berlin);
    expect(twice).toEqual(onDay("2026-11-28", "FREQ=DAILY;COUNT=1"));
    expect(twice && nextOccurrence(twice, berlin)).toBeUndefined();
    expect(nextOccurrence(onDay("2026-11-27", "FREQ=DAILY;UNTIL=20261128"), berlin)).toBeDefined();
    expect(nextOccurrence(onDay("2026-11-28", "FREQ=DAILY;UNTIL=20261128"), berlin)).toBeUndefined();
  });

  test("of a task that does not repeat, or whose rule this version does not understand, is never", () => {
    expect(nextOccurrence({ dueOn: "2026-11-27", dueAt: null, repeat: null }, berlin)).toBeUndefined();
    expect(nextOccurrence(onDay("2026-11-27", "FREQ=LUNAR"), berlin)).toBeUndefined();
  });

  test("has the same time of day on both sides of a change of the clocks", () => {
    const saturday = atTime("2026-03-28", "09:00", "FREQ=DAILY");
    const next = nextOccurrence(saturday, { ...berlin, at: "2026-03-28T12:00:00.000Z" });
    expect(next).toEqual({ dueOn: "2026-03-29", dueAt: "2026-03-29T07:00:00.000Z", repeat: "FREQ=DAILY" });
  });

  test("comes back to its time after a night that has no such time", () => {
    const moment = { ...berlin, at: "2026-03-28T12:00:00.000Z" };
    const moved = nextOccurrence(atTime("2026-03-28", "02:30", "FREQ=DAILY"), moment);
    expect(moved).toEqual({ dueOn: "2026-03-29", dueAt: "2026-03-29T01:30:00.000Z", repeat: "FREQ=DAILY;X-TIME=0230" });
    expect(moved && nextOccurrence(moved, moment)).toEqual(atTime("2026-03-30", "02:30", "FREQ=DAILY"));
    // The user chose another time since.
    const chosen = atTime("2026-03-29", "08:00", "FREQ=DAILY;X-TIME=0230");
    expect(nextOccurrence(chosen, moment)).toEqual(atTime("2026-03-30", "08:00", "FREQ=DAILY"));
  });
});

test("leaving out one time moves on to the next, also where it counts from the completion", () => {
  expect(afterSkipping(onDay("2026-11-30", "FREQ=WEEKLY;BYDAY=MO;COUNT=3"), berlin)).toEqual(
    onDay("2026-12-07", "FREQ=WEEKLY;BYDAY=MO;COUNT=2"),
  );
  const counted = "FREQ=DAILY;INTERVAL=3;X-FROM=COMPLETION";
  expect(afterSkipping(onDay("2026-11-30", counted), berlin)).toMatchObject({ dueOn: "2026-12-03" });
  expect(afterSkipping(onDay("2026-11-20", counted), berlin)).toMatchObject({ dueOn: "2026-11-30" });
});

const zones = Intl.supportedValuesOf("timeZone").filter(isTimeZone);
const anyTime = fc
  .integer({ min: 0, max: 24 * 60 - 1 })
  .map((minutes) => [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, "0")).join(":"));

test("any rule in any zone names a later day with the same time, and can go on from there", () => {
  const anyCase = fc.record({
    rule: anyRule,
    day: anyDay,
    time: fc.option(anyTime, { nil: undefined }),
    timeZone: fc.constantFrom(...zones),
    late: fc.integer({ min: -40, max: 40 }),
  });
  fc.assert(
    fc.property(anyCase, ({ rule, day, time, timeZone, late }) => {
      const repeat = formatRepeat(rule);
      const task = time === undefined ? onDay(day, repeat) : atTime(day, time, repeat, timeZone);
      const at = instantAt(addDays(day, late), "12:00", timeZone);
      const next = nextOccurrence(task, { at, timeZone });
      if (next === undefined) return;
      const [from, to] = [dueDayOf(task, timeZone), dueDayOf(next, timeZone)];
      const today = dayOf(at, timeZone);
      expect(to).toBe(next.dueOn);
      expect(next.dueOn > (rule.isFromCompletion ? today : (from ?? ""))).toBe(true);
      expect(next.dueOn >= today).toBe(true);
      expect(parseRepeat(next.repeat)).toBeDefined();
      const timeIn = (dueAt: string | null) => (dueAt === null ? undefined : timeOf(dueAt, timeZone));
      const isSkipped = next.repeat.includes("X-TIME");
      expect(isSkipped || timeIn(next.dueAt) === timeIn(task.dueAt)).toBe(true);
    }),
    { numRuns: 500 },
  );
});
