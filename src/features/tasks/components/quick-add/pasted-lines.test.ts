import fc from "fast-check";
import { expect, test } from "vitest";
import { maxLevels } from "../../constants";
import { readPastedLines } from "./pasted-lines";

const titlesOf = (text: string) => readPastedLines(text).lines.map(({ title }) => title);
const outlineOf = (text: string) => readPastedLines(text).lines.map(({ title, level }) => `${level} ${title}`);

test("each line is a task, without its bullet, number or check box", () => {
  const text =
    "Buy milk\n- Call mum\r\n* Pay rent\n+ Book train\n• Renew passport\n\n  \n1. Water plants\n12) Sweep\n[ ] Dust\n- [x] Vacuum\n[] Iron\n☐ Fold\n\t- Indented";
  expect(readPastedLines(text).fault).toBeUndefined();
  expect(titlesOf(text)).toEqual([
    "Buy milk",
    "Call mum",
    "Pay rent",
    "Book train",
    "Renew passport",
    "Water plants",
    "Sweep",
    "Dust",
    "Vacuum",
    "Iron",
    "Fold",
    "Indented",
  ]);
});

test("what only looks like a bullet belongs to the task", () => {
  const lines = ["1.5 litres of milk", "-5 degrees", "2024 taxes", "*important*", "3 eggs", "[link] to read"];
  expect(titlesOf(lines.join("\n"))).toEqual(lines);
});

test("a bullet without a text is no task", () => {
  expect(titlesOf("- \n*\n1.\n[ ]\n- [ ]\n☐\n\u200b\nMilk")).toEqual(["Milk"]);
});

test("two hundred lines can be added, more are refused with their number", () => {
  const lines = (count: number) => Array.from({ length: count }, (_, index) => `Task ${index}`).join("\n");
  expect(readPastedLines(lines(200)).fault).toBeUndefined();
  expect(readPastedLines(lines(201)).fault).toBe("These are 201 lines. Paste at most 200 at once.");
});

test("tasks that are too long or cannot be stored are named", () => {
  const long = "x".repeat(501);
  expect(readPastedLines(`a\n${"🌱".repeat(500)}`).fault).toBeUndefined();
  expect(readPastedLines(`a\n${long}`).fault).toBe("Use at most 500 characters for a task. Too long: task 2.");
  expect(readPastedLines(`${long}\n`.repeat(7)).fault).toBe(
    "Use at most 500 characters for a task. Too long: tasks 1, 2, 3, 4, 5 and 2 more.",
  );
  expect(readPastedLines("a\nb\u0000c").fault).toBe("A character cannot be stored: task 2.");
});

test("no line is lost or empty, whatever is pasted", () => {
  const line = fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("- ", "1. a", "[ ] b", "\r", "☐"));
  fc.assert(
    fc.property(fc.array(line), (pasted) => {
      const { lines } = readPastedLines(pasted.join("\n"));
      expect(lines.every(({ title }) => title.trim() !== "")).toBe(true);
      for (const { title } of lines) expect(pasted.join("\n")).toContain(title);
    }),
  );
});

test("an indented line is a subtask of the one above that is indented less", () => {
  expect(outlineOf("- Move house\n  - Pack\n    - [ ] Buy boxes\n  - Call movers\n- Water plants")).toEqual([
    "1 Move house",
    "2 Pack",
    "3 Buy boxes",
    "2 Call movers",
    "1 Water plants",
  ]);
  expect(outlineOf("Move\n\tPack\n\n\t\tBoxes\n\tCall")).toEqual(["1 Move", "2 Pack", "3 Boxes", "2 Call"]);
  expect(outlineOf("1. Move\n   a) Pack\n      - Boxes\n \tCall")).toEqual([
    "1 Move",
    "2 a) Pack",
    "3 Boxes",
    "3 Call",
  ]);
});

test("a list that is indented as a whole has no subtasks, whatever is outdented later", () => {
  expect(outlineOf("    Milk\n    Bread")).toEqual(["1 Milk", "1 Bread"]);
  expect(outlineOf("    Milk\n  Bread\nEggs")).toEqual(["1 Milk", "1 Bread", "1 Eggs"]);
});

test("levels go up one by one, and no deeper than subtasks do", () => {
  const indented = fc.array(fc.tuple(fc.stringMatching(/^[ \t]{0,9}$/), fc.constant("a")), { minLength: 1 });
  fc.assert(
    fc.property(indented, (pasted) => {
      const levels = readPastedLines(pasted.map((parts) => parts.join("")).join("\n")).lines.map(({ level }) => level);
      expect(levels).toHaveLength(pasted.length);
      expect(levels[0]).toBe(1);
      for (const [at, level] of levels.entries()) {
        expect(level).toBeLessThanOrEqual(Math.min(maxLevels, (levels[at - 1] ?? 0) + 1));
        expect(level).toBeGreaterThanOrEqual(1);
      }
    }),
  );
});
