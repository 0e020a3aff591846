import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const skipped = new Set(["node_modules", ".next", ".build"]);

function filesBelow(directory: string): string[] {
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const path = join(directory, entry.name);
    return entry.isDirectory() ? (skipped.has(entry.name) ? [] : filesBelow(path)) : [path];
  });
}

/** What waits while a test runs. How long a test may take stands in one place for each of the two runners. */
const waiting = ["src", "scripts", "e2e"]
  .flatMap(filesBelow)
  .filter(
    (path) =>
      /\.(test|spec)\.tsx?$|^(e2e|src\/testing)\/.+\.ts$/.test(path) &&
      !/(patience|eventually|playwright\.config|waiting\.test)\.ts$/.test(path),
  );

/** The lines of those files that match, as `path: line`. */
const linesWith = (pattern: RegExp) =>
  waiting.flatMap((path) =>
    readFileSync(path, "utf8")
      .split("\n")
      .filter((line) => pattern.test(line))
      .map((line) => `${path}: ${line.trim()}`),
  );

test("a test waits for what is to happen with one patience, which a slow machine has, too", () => {
  expect(linesWith(/\bvi\.waitFor\(|\bvi\.setConfig\(|\btest\.setTimeout\(/)).toEqual([]);
  // A hook or a test with a limit of its own.
  expect(linesWith(/^\s*\}, [\d_]{4,}\);$/)).toEqual([]);
  expect(linesWith(/\btimeout: \d{2}/)).toEqual([]);
});

test("many rows are planted beside the product, whose requests have a deadline", () => {
  const planters = waiting.filter((path) =>
    /\bdb\b[^;]{0,40}\.execute\([^;]*generate_series\(\d+, \d{3,}\)/.test(readFileSync(path, "utf8")),
  );
  expect(planters).toEqual([]);
});
