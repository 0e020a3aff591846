import { expect, test } from "vitest";
import { clockAt, localeOf } from "./clock";
import { dayHeading, dueLabel } from "./due-labels";
import { exampleTask } from "~/features/tasks/example";
import type { Task } from "~/features/tasks/table";

/** A Saturday, 00:30 in Kathmandu while it is still Friday in UTC. */
const clock = clockAt("2026-11-20T18:45:00.000Z", { timeZone: "Asia/Kathmandu", locale: "en-GB" });

const task: Task = { ...exampleTask, title: "Pay rent", priority: "medium", dueOn: null, tags: [] };
const words = (due: Partial<Task>) => dueLabel({ ...task, ...due }, clock);

test("a task without a due date has no label", () => {
  expect(words({})).toBeUndefined();
});

test.each([
  ["2026-11-21", "Today", "today"],
  ["2026-11-22", "Tomorrow", "tomorrow"],
  ["2026-11-23", "Monday", "later"],
  ["2026-11-27", "Friday", "later"],
  ["2026-11-28", "28 Nov", "later"],
  ["2027-01-02", "2 Jan 2027", "later"],
  ["2026-11-20", "Yesterday, overdue", "overdue"],
  ["2026-11-14", "14 Nov, overdue", "overdue"],
])("due on %s is labelled %s", (dueOn, text, tone) => {
  expect(words({ dueOn })).toEqual({ text, tone });
});

test("a time is given in the user's time zone, and is overdue as soon as it has passed", () => {
  expect(words({ dueOn: "2026-11-21", dueAt: "2026-11-21T03:15:00.000Z" })).toEqual({
    text: "Today, 09:00",
    tone: "today",
  });
  expect(words({ dueOn: "2026-11-21", dueAt: "2026-11-20T18:30:00.000Z" })).toEqual({
    text: "Today, 00:15, overdue",
    tone: "overdue",
  });
});

test("a completed task is never overdue", () => {
  expect(words({ dueOn: "2026-11-14", completed: true })).toEqual({ text: "14 Nov", tone: "later" });
});

test("a heading names the day, with its date", () => {
  expect(dayHeading("2026-11-22", clock)).toEqual({ title: "Tomorrow", detail: "Sunday, 22 Nov" });
  expect(dayHeading("2026-12-24", clock)).toEqual({ title: "Thursday", detail: "24 Dec" });
});

test("the locale is the first available one", () => {
  expect(localeOf("xx-not-a-locale!!, de-CH;q=0.9, en")).toBe("de-CH");
  expect(localeOf("*")).toBe("en");
  expect(localeOf(null)).toBe("en");
});
