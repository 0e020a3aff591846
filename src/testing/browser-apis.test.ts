import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

/** What runs in browsers. */
const inBrowsers = readdirSync("src", { recursive: true, encoding: "utf8" })
  .map((path) => join("src", path))
  .filter((path) => /^src\/(?:client|ui|app|features\/[^/]+\/components)\/.*\.tsx?$/.test(path))
  .filter((path) => !/\.test\.tsx?$/.test(path));

/** What a browser lacks over plain http, or that the oldest one in use does not know, and no page has to have. */
const missing =
  /crypto\.(?:randomUUID|subtle)|\.toSorted\(|(?:Object|Map)\.groupBy|URL\.canParse|Promise\.withResolvers|AbortSignal\.any/;

test("pages use nothing that is missing over plain http in the network of a home, or in an older browser", () => {
  expect(inBrowsers.length).toBeGreaterThan(100);
  expect(inBrowsers.filter((path) => missing.test(readFileSync(path, "utf8")))).toEqual([]);
});
