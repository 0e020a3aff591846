import { expect, test } from "vitest";
import { canonical, fits, isStorable, isVisible, lengthFault } from "./written-text";

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
  [`a${"\u0301".repeat(30)}`, true],
  [`a${"\u0301\u0316".repeat(16)}`, false],
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
  "\u115f\u1160",
  "\u2061\u2062\u2063\u2064",
  "\u180e",
  "\ufff9\ufffa\ufffb",
  "\uffff\ufdd0\u{10ffff}",
  "\u{1d159}\u{1d173}",
  " \u200b \u2800 ",
])("%j has nothing visible", (text) => {
  expect(isVisible(text)).toBe(false);
});

test.each([".", "0", "👩‍👩‍👧", "نمی‌خواهم", "\u200bx", "ー", "\u0301"])("%j is visible", (text) => {
  expect(isVisible(text)).toBe(true);
});

test("the error of a long text has its length in code points, as the limit counts", () => {
  expect(lengthFault("🌱🌱", 2)).toBeUndefined();
  expect(lengthFault("🌱🌱🌱", 2)).toBe("Use at most 2 characters. This has 3.");
});

test("é is one character, whichever way it was typed", () => {
  expect(canonical("ho\u0302tel")).toBe("hôtel");
  expect(lengthFault("e\u0301e\u0301", 2)).toBeUndefined();
});
