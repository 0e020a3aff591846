import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { expect, test } from "vitest";
import { serverLevels } from "./server-levels";

const root = "src/server";
const isTest = (path: string) => /\.(test|test-d)\.ts$/.test(path);
const heights = new Map<string, number>(serverLevels.map((level, at) => [level, at]));

/** Returns the level that a file is in, as the list calls it. */
const levelOf = (path: string) => relative(root, path).split("/")[0] ?? "";
const importsOf = (path: string) =>
  [...readFileSync(path, "utf8").matchAll(/(?:from|import)\s*\(?\s*"(\.[^"]+)"/g)].map(([, specifier = ""]) =>
    join(dirname(path), `${specifier}.ts`),
  );

test("each room and each file of the server has its level", () => {
  const standing = readdirSync(root).filter((name) => !isTest(name));
  expect(
    [...serverLevels].sort(),
    "put it into the list of scripts/lint/server-levels.ts, as low as it can stand",
  ).toEqual(standing.sort());
});

test("what stands in the server imports only what stands before it, by types too", () => {
  const files = readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !isTest(name))
    .map((name) => join(root, name));
  const climbs = files.flatMap((path) =>
    importsOf(path)
      .filter((target) => levelOf(target) !== levelOf(path))
      .filter((target) => (heights.get(levelOf(target)) ?? Infinity) >= (heights.get(levelOf(path)) ?? 0))
      .map((target) => `${path} → ${target}`),
  );
  expect(files.length).toBeGreaterThan(200);
  expect(climbs).toEqual([]);
});
