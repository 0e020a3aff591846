import { expect, test } from "vitest";
import { agoLabel } from "./ago-label";

const now = Date.parse("2026-11-20T12:00:00Z");

test.each([
  ["2026-11-20T12:00:05.000Z", "a few minutes ago"],
  ["2026-11-20T11:51:00.000Z", "a few minutes ago"],
  ["2026-11-20T11:50:00.000Z", "10 minutes ago"],
  ["2026-11-20T11:00:01.000Z", "59 minutes ago"],
  ["2026-11-20T11:00:00.000Z", "1 hour ago"],
  ["2026-11-19T12:00:01.000Z", "23 hours ago"],
  ["2026-11-19T12:00:00.000Z", "1 day ago"],
  ["2026-10-20T12:00:00.000Z", "31 days ago"],
])("%s is labelled %s", (instant, words) => {
  expect(agoLabel(instant, now)).toBe(words);
});
