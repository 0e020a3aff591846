import { expect, test } from "vitest";
import { momentOf } from "./moment";

const berlin = { timeZone: "Europe/Berlin", time: "09:00" };
const before = (minutesBefore: number) => ({ at: null, minutesBefore });

test.each([
  ["a time", before(10), { dueOn: "2026-11-20", dueAt: "2026-11-20T12:00:00.000Z" }, "2026-11-20T11:50:00.000Z"],
  ["a day", before(0), { dueOn: "2026-11-20", dueAt: null }, "2026-11-20T08:00:00.000Z"],
  ["a day in summer", before(1440), { dueOn: "2026-06-20", dueAt: null }, "2026-06-19T07:00:00.000Z"],
  ["nothing", before(10), { dueOn: null, dueAt: null }, undefined],
])("a reminder of what is due at %s comes as long before it", (_what, reminder, due, moment) => {
  expect(momentOf(reminder, due, berlin)).toBe(moment);
});

test("a moment of its own stays where it is", () => {
  const at = "2026-11-20T12:00:00.000Z";
  expect(momentOf({ at, minutesBefore: null }, { dueOn: "2030-01-01", dueAt: null }, berlin)).toBe(at);
});
