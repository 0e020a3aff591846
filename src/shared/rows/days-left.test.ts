import { expect, test } from "vitest";
import { daysLeft } from "./days-left";

test.each([
  ["2026-11-20T12:00:00.000Z", "30 days left"],
  // The clock of this device may be behind.
  ["2026-11-20T12:00:30.000Z", "30 days left"],
  ["2026-11-19T12:00:00.000Z", "29 days left"],
  ["2026-10-22T11:59:00.000Z", "1 day left"],
  ["2026-10-21T12:00:00.000Z", "1 day left"],
])("something deleted at %s says %s", (deletedAt, text) => {
  expect(daysLeft(deletedAt, "2026-11-20T12:00:00.000Z")).toBe(text);
});
