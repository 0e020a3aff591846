import { expect, test } from "vitest";
import { beginsWords } from "./begins-words";

test.each([
  ["Go to Upcoming", "up"],
  ["Go to Upcoming", "upcoming go"],
  ["High priority", "PRIO hi"],
  ["Café", "cafe"],
  ["C++", "c"],
  ["Mark as done", ""],
  ["Mark as done", "  "],
])("“%s” is found by “%s”", (text, query) => {
  expect(beginsWords(text, query)).toBe(true);
});

test.each([
  ["Go to Upcoming", "coming"],
  ["High priority", "high low"],
  ["High priority", "highpriority"],
])("“%s” is not found by “%s”", (text, query) => {
  expect(beginsWords(text, query)).toBe(false);
});
