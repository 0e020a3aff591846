import { expect, test } from "vitest";
import { clockAt } from "~/shared/clock";
import { beforeLabel, reminderLabel } from "./reminder-label";

test.each([
  [0, "At time of due"],
  [1, "1 minute before"],
  [10, "10 minutes before"],
  [60, "1 hour before"],
  [90, "90 minutes before"],
  [120, "2 hours before"],
  [1440, "1 day before"],
  [10_080, "1 week before"],
])("%s minutes are told as %s", (minutes, label) => {
  expect(beforeLabel(minutes, { hasTime: true })).toBe(label);
});

test("a reminder of a whole day is on that day, and one of its own moment says when", () => {
  const clock = clockAt("2026-11-20T08:00:00.000Z", { timeZone: "Europe/Berlin", locale: "en-GB" });
  expect(reminderLabel({ at: null, minutesBefore: 0 }, { dueAt: null }, clock)).toBe("On the day");
  expect(reminderLabel({ at: "2026-11-21T08:00:00.000Z", minutesBefore: null }, { dueAt: null }, clock)).toBe(
    "Tomorrow, 09:00",
  );
});
