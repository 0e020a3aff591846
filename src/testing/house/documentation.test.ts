import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";

const documents = ["README.md", "CONTRIBUTING.md", "SECURITY.md"].concat(
  readdirSync("docs")
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name}`),
);

/** Returns the links of `document` within the repository. */
function linksOf(document: string): { path: string; heading: string | undefined }[] {
  return [...readFileSync(document, "utf8").matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = ""]) => target)
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => {
      const [path = "", heading] = target.split("#");
      return { path: path === "" ? document : join(dirname(document), path), heading };
    });
}

const headingsOf = (document: string) =>
  [...readFileSync(document, "utf8").matchAll(/^#+ (.+)$/gm)].map(([, words = ""]) =>
    words
      .toLowerCase()
      .replaceAll(/[^\w -]/g, "")
      .replaceAll(" ", "-"),
  );

describe.each(documents)("%s", (document) => {
  test("links to existing files and headings", () => {
    const lost = linksOf(document).filter(
      ({ path, heading }) => !existsSync(path) || (heading !== undefined && !headingsOf(path).includes(heading)),
    );
    expect(lost).toEqual([]);
  });
});

/** The number of requirements of levels 1 and 2 in each section of ASVS 5.0.0; some sections also have requirements of level 3. */
const requirements: Record<string, number[]> = {
  "6.1": [1, 2, 3],
  "6.2": [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
  "6.3": [1, 2, 3, 4],
  "6.4": [1, 2, 3, 4],
  "6.5": [1, 2, 3, 4, 5],
  "6.6": [1, 2, 3],
  "6.8": [1, 2, 3, 4],
  "7.1": [1, 2, 3],
  "7.2": [1, 2, 3, 4],
  "7.3": [1, 2],
  "7.4": [1, 2, 3, 4, 5],
  "7.5": [1, 2],
  "7.6": [1, 2],
  "8.1": [1, 2],
  "8.2": [1, 2, 3],
  "8.3": [1],
  "8.4": [1],
  "16.1": [1],
  "16.2": [1, 2, 3, 4, 5],
  "16.3": [1, 2, 3, 4],
  "16.4": [1, 2, 3],
  "16.5": [1, 2, 3],
};

test("the threat model answers every requirement of the standard's chapters, each with a test, a file or a reason", () => {
  const rows = [
    ...readFileSync("docs/threat-model.md", "utf8").matchAll(/^\| (\d+\.\d+\.\d+) \| .+ \| ([✓◐✗–]) \| (.+) \|$/gm),
  ];
  const wanted = Object.entries(requirements).flatMap(([section, numbers]) =>
    numbers.map((number) => `${section}.${number}`),
  );
  expect(rows.map(([, number]) => number)).toEqual(wanted);
  expect(rows.filter(([, , mark, reason = ""]) => mark === "✓" && reason.length < 10)).toEqual([]);
});
