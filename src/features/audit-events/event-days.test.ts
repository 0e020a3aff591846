import { expect, test } from "vitest";
import { groupByDay, timeLabel } from "./event-days";

const viewer = { timeZone: "Europe/Berlin", locale: "en-GB", today: "2026-11-20" };

test("events are grouped by the day in the reader's time zone", () => {
  const instants = [
    "2026-11-20T08:00:00.000Z",
    "2026-11-19T23:30:00.000Z",
    "2026-11-19T22:30:00.000Z",
    "2026-11-02T12:00:00.000Z",
  ];
  const days = groupByDay(
    [...instants, "2025-12-31T12:00:00.000Z"].map((at) => ({ at })),
    viewer,
  );
  expect(days.map(({ title, events }) => [title, events.length])).toEqual([
    ["Today", 2],
    ["Yesterday", 1],
    ["Monday 2 November", 1],
    ["Wednesday, 31 December 2025", 1],
  ]);
});

test("the time is given in the reader's time zone", () => {
  expect(timeLabel("2026-11-20T08:05:00.000Z", viewer)).toBe("09:05");
});
