import { expect, test } from "vitest";
import { clockAt } from "../clock";
import { deadlineLabel } from "./deadline-label";

/** A Saturday, 00:30 in Kathmandu while it is still Friday in UTC. */
const clock = clockAt("2026-11-20T18:45:00.000Z", { timeZone: "Asia/Kathmandu", locale: "en-GB" });

test.each([
  ["2026-11-21", false, "Today", false],
  ["2026-11-22", false, "Tomorrow", false],
  ["2026-12-24", false, "24 Dec", false],
  ["2026-11-20", false, "Yesterday, passed", true],
  ["2026-11-20", true, "Yesterday", false],
])("the deadline %s of a task that is completed (%s) is %s", (deadlineOn, completed, text, isPast) => {
  expect(deadlineLabel({ deadlineOn, completed }, clock)).toEqual({ text, isPast });
});

test("a task without a deadline has no label of one", () => {
  expect(deadlineLabel({ deadlineOn: null, completed: false }, clock)).toBeUndefined();
});
