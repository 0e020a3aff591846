import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { clockAt } from "~/shared/clock";
import { readAsLine } from "./reading.testing";

const clock = clockAt("2026-11-20T12:00:00.000Z", { timeZone: "Europe/Berlin", locale: "en-GB" });
const places = () => ({
  projects: [
    { id: "home", name: "Home", color: "gray", archivedAt: null },
    { id: "trip", name: "Trip to Oslo", color: "gray", archivedAt: null },
  ],
  sections: [{ id: "kitchen", projectId: "home", name: "Kitchen" }],
});
const rows = [...readFileSync("docs/quick-add.md", "utf8").matchAll(/^\| `(.+?)` \|(.*)\|$/gm)].map(
  ([, typed = "", said = ""]) => ({ typed, said: said.split("|").map((cell) => cell.trim()) }),
);

test("the documentation has examples", () => {
  expect(rows.length).toBeGreaterThan(8);
});

test.each(rows)("“$typed” is read as the documentation says", ({ typed, said: [title = "", due = "", ...rest] }) => {
  const [priority = "", tags = "", place = ""] = rest;
  const expected = [title, due, priority, ...tags.split(" ").map((tag) => (tag === "" ? "" : `@${tag}`)), place];
  expect(readAsLine(typed, clock, { places })).toBe(expected.filter((part) => part !== "").join(" | "));
});
