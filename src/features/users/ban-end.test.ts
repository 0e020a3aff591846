import { expect, test } from "vitest";
import { banEndOf } from "./ban-end";

const now = Date.parse("2026-11-20T12:00:00Z");
const endOf = (fields: Record<string, string>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return banEndOf(form, now);
};

test("a duration counts from now", () => {
  expect(endOf({ ends: "day" })).toEqual({ until: "2026-11-21T12:00:00.000Z" });
  expect(endOf({ ends: "week" })).toEqual({ until: "2026-11-27T12:00:00.000Z" });
  expect(endOf({ ends: "month" })).toEqual({ until: "2026-12-20T12:00:00.000Z" });
});

test("a day ends the ban at its start, in the local time zone", () => {
  expect(endOf({ ends: "on", day: "2026-12-24" })).toEqual({ until: new Date(2026, 11, 24).toISOString() });
});

test("without an end there is none", () => {
  expect(endOf({ ends: "never" })).toEqual({});
  expect(endOf({})).toEqual({});
});

test.each([
  ["", "Choose a date."],
  ["tomorrow", "Choose a date."],
  ["2026-11-20", "Choose a date in the future."],
])("the day “%s” is refused in words", (day, error) => expect(endOf({ ends: "on", day })).toEqual({ error }));
