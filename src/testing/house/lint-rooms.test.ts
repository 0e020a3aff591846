import { readFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { type Diagnostic, lintFiles } from "./linted";

const patterns = z.object({ patterns: z.array(z.object({ group: z.array(z.string()), message: z.string() })) });
const rules = z.object({
  "no-restricted-imports": z
    .union([
      z.literal("off").transform(() => []),
      z.tuple([z.literal("error"), patterns]).transform(([, of]) => of.patterns),
    ])
    .optional(),
});
const { overrides, rules: base } = z
  .object({ rules, overrides: z.array(z.object({ files: z.array(z.string()), rules })) })
  .parse(JSON.parse(readFileSync(".oxlintrc.json", "utf8").replace(/^\/\/.*/, "")));

/** For a file of each room what it may not import: where two rooms have the same files, what the later one says. */
const bansOf = new Map(
  [{ files: ["src/elsewhere/**"], rules: base }, ...overrides].flatMap(
    ({ files, rules: { "no-restricted-imports": bans } }) =>
      files.flatMap((glob) =>
        bans === undefined ? [] : [[glob.replace(/\*\*$/, "sample.ts").replaceAll(/\*+/g, "sample"), bans] as const],
      ),
  ),
);
const rooms = [...bansOf].map(([path, bans]) => ({ path, bans }));
const everything = rooms.flatMap(({ bans }) => bans);
const written = new Set(everything.flatMap(({ group }) => group).filter((specifier) => !specifier.startsWith("!")));
const code = [...written]
  .map((specifier, at) => `export { default as a${at} } from "${specifier.replaceAll(/\*+/g, "sample")}";`)
  .join("\n");

let found: Diagnostic[];
beforeAll(async () => {
  found = await lintFiles(rooms.map(({ path }) => [path, code]));
});

test.each(rooms)("$path may import anything but what its room forbids, and is told why", ({ path, bans }) => {
  const said = found
    .filter(({ filename, code: rule }) => filename === path && rule?.includes("no-restricted-imports"))
    .map(({ message, help = "" }) => `${message} ${help}`);
  const reasons = new Set(
    everything.map(({ message }) => message).filter((reason) => said.some((words) => words.includes(reason))),
  );
  expect(reasons).toEqual(new Set(bans.map(({ message }) => message)));
});

test("each import ban is declared in one way", () => {
  expect(rooms.length).toBeGreaterThan(15);
  expect(new Set(everything.map(({ message }) => message)).size).toBeGreaterThan(15);
});
