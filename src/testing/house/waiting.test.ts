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

/** Files that wait while a test runs. The time limits of tests are in one place for each of the two runners. */
const waiting = ["src", "scripts", "e2e"]
  .flatMap(filesBelow)
  .filter(
    (path) =>
      /\.(test|spec)\.tsx?$|^(e2e|src\/testing)\/.+\.ts$/.test(path) &&
      !/(patience|eventually|playwright\.config|waiting\.test)\.ts$/.test(path),
  );

/** Returns the matching lines of those files, as `path: line`. */
const linesWith = (pattern: RegExp) =>
  waiting.flatMap((path) =>
    readFileSync(path, "utf8")
      .split("\n")
      .filter((line) => pattern.test(line))
      .map((line) => `${path}: ${line.trim()}`),
  );

test("tests wait with the shared patience, which allows for a slow machine", () => {
  expect(linesWith(/\bvi\.waitFor\(|\bvi\.setConfig\(|\btest\.setTimeout\(/)).toEqual([]);
  // A hook or a test with its own limit.
  expect(linesWith(/^\s*\}, [\d_]{4,}\);$/)).toEqual([]);
  expect(linesWith(/\btimeout: \d{2}/)).toEqual([]);
});

test("many rows are inserted directly, because requests have a deadline", () => {
  const planters = waiting.filter((path) =>
    /\bdb\b[^;]{0,40}\.execute\([^;]*generate_series\(\d+, \d{3,}\)/.test(readFileSync(path, "utf8")),
  );
  expect(planters).toEqual([]);
});
