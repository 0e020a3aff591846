import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";

const sourceOf = (path: string) => readFileSync(path, "utf8");

/** Returns the files that `path` imports, other than for types alone. */
const importsOf = (path: string) =>
  [...sourceOf(path).matchAll(/(?:^import (?!type )[^"]*?|^export [^"]*? from |\bimport\()"((?:~|\.)[^"]*)"/gm)]
    .map(([, specifier = ""]) =>
      specifier.startsWith("~/") ? join("src", specifier.slice(2)) : join(dirname(path), specifier),
    )
    .flatMap((stem) => [".ts", ".tsx"].map((extension) => `${stem}${extension}`).filter((file) => existsSync(file)));

/** Returns the files that run in browsers: those with "use client", and everything they import. */
function findBrowserSources(): string[] {
  const found = new Set(
    readdirSync("src", { recursive: true, encoding: "utf8" })
      .map((path) => join("src", path))
      .filter((path) => /(?<!\.test)\.tsx?$/.test(path) && /^"use client";/m.test(sourceOf(path))),
  );
  for (const path of found) for (const imported of importsOf(path)) found.add(imported);
  return [...found];
}

/** APIs that are missing over plain http, or in the oldest browser the README promises. */
const missing = new RegExp(
  [
    String.raw`crypto\.(?:randomUUID|subtle)`,
    String.raw`\.(?:toSorted|toReversed|toSpliced|with)\(`,
    String.raw`(?:Object|Map)\.groupBy`,
    String.raw`Array\.fromAsync`,
    String.raw`Promise\.(?:withResolvers|try)`,
    String.raw`URL\.(?:canParse|parse)`,
    String.raw`AbortSignal\.(?:any|timeout)`,
    String.raw`\bIterator\.|\.(?:values|keys|entries)\(\)\.\w`,
    String.raw`\.(?:union|difference|symmetricDifference|intersection|isSubsetOf|isSupersetOf|isDisjointFrom)\((?!\[)`,
    String.raw`RegExp\.escape|Math\.sumPrecise|Error\.isError|\.(?:getOrInsert\w*|toBase64|toHex)\(|\b(?:fromBase64|fromHex)\(`,
    String.raw`Intl\.(?:Segmenter|DurationFormat)|\bTemporal\.`,
    String.raw`\b(?:requestIdleCallback|scheduler\.|cookieStore|navigator\.(?:locks|connection|userAgentData))`,
  ].join("|"),
  "g",
);

/** Returns what `source` uses of them without having asked first, as in `"locks" in navigator`. */
const unguarded = (source: string) =>
  [...source.matchAll(missing)].flatMap(([use]) => (source.includes(`"${use.split(".").at(-1)}" in `) ? [] : [use]));

test("pages use no API that is missing over plain http on a home network, or in a supported browser", () => {
  const sources = findBrowserSources();
  expect(sources.length).toBeGreaterThan(150);
  for (const path of ["src/features/tasks/store/task-edit.ts", "src/client/api.ts", "src/ui/feedback/announce.ts"])
    expect(sources).toContain(path);
  expect(sources.filter((path) => /^src\/(?:server|testing)\//.test(path))).toEqual([]);
  expect(sources.flatMap((path) => unguarded(sourceOf(path)).map((use) => `${path}: ${use}`))).toEqual([]);
});

test("an API that is asked for first is no fault, one that is not is", () => {
  expect(unguarded(`if ("locks" in navigator) navigator.locks.request(name, act);`)).toEqual([]);
  expect(unguarded(`navigator.locks.request(name, act); list.toSorted();`)).toEqual(["navigator.locks", ".toSorted("]);
});

test("a page saves files in the one place that gives the browser time to read them", () => {
  const savers = findBrowserSources().filter((path) => sourceOf(path).includes("ObjectURL"));
  expect(savers).toEqual(["src/client/save-file.ts"]);
});
