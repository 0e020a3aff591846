import { describe, expect, test } from "vitest";
import { fits, isCalendarDay, isDayRange, isStorable, isVisible, lengthFault, oneOf, priorities } from "./vocabulary";

test.each([
  ["", 0, true],
  ["abc", 3, true],
  ["abcd", 3, false],
  ["🌱🌱", 2, true],
  ["🌱🌱🌱", 2, false],
  ["e\u0301", 1, false],
])("%j fits into %i: %s", (text, most, result) => {
  expect(fits(text, most)).toBe(result);
});

test.each([
  ["plain", true],
  ["🌱", true],
  ["new\nline", true],
  ["\uffff\ufeff", true],
  ["zero\0", false],
  ["\ud83c", false],
  ["\udf31\ud83c", false],
])("%j can be stored: %s", (text, result) => {
  expect(isStorable(text)).toBe(result);
});

test.each([
  "",
  " \t\n\u3000\u00a0",
  "\u200b",
  "\u200d\u200c",
  "\u2060",
  "\u00ad",
  "\u3164\uffa0",
  "\u2800",
  "\u200e\u200f\u061c\u202e\u2066\u2069",
  "\u{e0020}\u{e0041}",
  "\u034f",
  "\ufe0f",
  "\ufeff",
  "\u0001\u0085",
  " \u200b \u2800 ",
])("%j shows nothing", (text) => {
  expect(isVisible(text)).toBe(false);
});

test.each([".", "0", "👩‍👩‍👧", "نمی‌خواهم", "\u200bx", "ー", "\u0301"])("%j can be seen", (text) => {
  expect(isVisible(text)).toBe(true);
});

test("a text that is too long is told its length in code points, as the limit counts", () => {
  expect(lengthFault("🌱🌱", 2)).toBeUndefined();
  expect(lengthFault("🌱🌱🌱", 2)).toBe("Use at most 2 characters. This has 3.");
});

describe("a day", () => {
  test.each(["1900-01-01", "2026-11-20", "2028-02-29", "9999-12-31"])("is %s", (day) => {
    expect(isCalendarDay(day)).toBe(true);
  });

  test.each(["1899-12-31", "2026-02-29", "2026-13-01", "2026-1-1", "10000-01-01", "2026-11-20T00:00:00Z", "", "today"])(
    "is not %j",
    (day) => {
      expect(isCalendarDay(day)).toBe(false);
    },
  );
});

test.each([
  ["2026-11-20..2026-11-27", true],
  ["..2026-11-20", true],
  ["2026-11-20..", true],
  ["..", false],
  ["2026-11-20", false],
  ["2026-11-20...2026-11-21", false],
  ["2026-11-20..2026-11-21..", false],
  ["a..b", false],
])("%s is a range: %s", (text, result) => {
  expect(isDayRange(text)).toBe(result);
});

test("a word is found in its list, a stranger is not", () => {
  expect(oneOf(priorities, "high")).toBe("high");
  expect(oneOf(priorities, "High")).toBeUndefined();
  expect(oneOf(priorities, null)).toBeUndefined();
});
