import { expect, test } from "vitest";
import { parseDensity } from "./density";

test.each([
  ["compact", "compact"],
  ["comfortable", "comfortable"],
  [undefined, "comfortable"],
  ["", "comfortable"],
  ["COMPACT", "comfortable"],
  ['"><script>', "comfortable"],
])("a cookie with %j means %s lists", (value, density) => {
  expect(parseDensity(value)).toBe(density);
});
