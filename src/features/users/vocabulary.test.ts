import { expect, test } from "vitest";
import { fits, isStorable } from "./vocabulary";

test("lengths count characters, not their halves", () => {
  expect(fits("🙂🙂", 2)).toBe(true);
  expect(fits("🙂🙂🙂", 2)).toBe(false);
});

test("what PostgreSQL cannot keep is not storable", () => {
  expect(["plain", "🙂", "a\0b", "\ud800"].map(isStorable)).toEqual([true, true, false, false]);
});
