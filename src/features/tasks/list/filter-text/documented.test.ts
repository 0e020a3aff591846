import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { eachChosen } from "../filters/filters";
import { readFilterText } from "./read-filter-text";

const places = {
  projects: ["Home", "Work", "Trip to Oslo"].map((name, index) => ({
    id: `0198c5d2-7a10-7cc3-9f0e-3b1f6f6f2a8${index}`,
    name,
    archivedAt: null,
  })),
  sections: [
    {
      id: "0198c5d2-7a10-7cc3-9f0e-3b1f6f6f2a89",
      projectId: "0198c5d2-7a10-7cc3-9f0e-3b1f6f6f2a80",
      name: "Kitchen",
    },
  ],
};
const nameOf = (id: string) => [...places.projects, ...places.sections].find((place) => place.id === id)?.name;
const list = new Intl.ListFormat("en");

/** Returns the words of a list without matches about the filter, or why a text is none. */
function said(text: string): string {
  const reading = readFilterText(text, { places });
  if ("fault" in reading) return reading.fault.message;
  return list.format(eachChosen(reading.filter, ({ described }, value) => described(value, nameOf)));
}

// A table writes | as \|.
const rows = [...readFileSync("docs/filters.md", "utf8").matchAll(/^\| `(.+?)` \| (.+) \|$/gm)].map(
  ([, typed = "", expected = ""]) => ({ typed: typed.replaceAll(String.raw`\|`, "|"), expected }),
);

const isRefused = ({ expected }: { expected: string }) => expected.includes(" at character ");

test("the documentation has examples of texts that are read, and of some that are refused", () => {
  expect(rows.filter(isRefused)).toHaveLength(8);
  expect(rows.length).toBeGreaterThan(20);
});

test.each(rows.filter((row) => !isRefused(row)))("“$typed” says “$expected”", ({ typed, expected }) => {
  expect(said(typed)).toBe(expected);
});

test.each(rows.filter(isRefused))("“$typed” is refused as the documentation says", ({ typed, expected }) => {
  expect(said(typed)).toContain(expected);
});
