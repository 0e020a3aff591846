import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";

const sourceOf = (path: string) => readFileSync(path, "utf8");

/** The files of ours that `path` imports more than types from. */
const importsOf = (path: string) =>
  [...sourceOf(path).matchAll(/(?:^import (?!type )[^"]*?|^export [^"]*? from |\bimport\()"((?:~|\.)[^"]*)"/gm)]
    .map(([, specifier = ""]) =>
      specifier.startsWith("~/") ? join("src", specifier.slice(2)) : join(dirname(path), specifier),
    )
    .flatMap((stem) => [".ts", ".tsx"].map((extension) => `${stem}${extension}`).filter((file) => existsSync(file)));

/** What runs in browsers: the files that say so, and all that they import. */
function findBrowserSources(): string[] {
  const found = new Set(
    readdirSync("src", { recursive: true, encoding: "utf8" })
      .map((path) => join("src", path))
      .filter((path) => /(?<!\.test)\.tsx?$/.test(path) && /^"use client";/m.test(sourceOf(path))),
  );
  for (const path of found) for (const imported of importsOf(path)) found.add(imported);
  return [...found];
}

/** What a browser lacks over plain http, or that one of those that the README promises does not know, or only just. */
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
);

test("pages use nothing that is missing over plain http in the network of a home, or in a browser that is promised to do", () => {
  const sources = findBrowserSources();
  expect(sources.length).toBeGreaterThan(150);
  for (const path of ["src/features/tasks/store/list-pages.ts", "src/client/api.ts", "src/ui/feedback/announce.ts"])
    expect(sources).toContain(path);
  expect(sources.filter((path) => /^src\/(?:server|testing)\//.test(path))).toEqual([]);
  expect(
    sources
      .filter((path) => missing.test(sourceOf(path)))
      .map((path) => `${path}: ${missing.exec(sourceOf(path))?.[0]}`),
  ).toEqual([]);
});

test("a file that a page hands over is saved by what leaves the browser the time to read it", () => {
  const savers = findBrowserSources().filter((path) => sourceOf(path).includes("ObjectURL"));
  expect(savers).toEqual(["src/client/save-file.ts"]);
});
