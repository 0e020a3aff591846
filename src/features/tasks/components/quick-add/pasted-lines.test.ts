import fc from "fast-check";
import { expect, test } from "vitest";
import { readPastedLines } from "./pasted-lines";

test("each line is a task, without its bullet, number or check box", () => {
  const text =
    "Buy milk\n- Call mum\r\n* Pay rent\n+ Book train\n• Renew passport\n\n  \n1. Water plants\n12) Sweep\n[ ] Dust\n- [x] Vacuum\n[] Iron\n☐ Fold\n\t- Indented";
  expect(readPastedLines(text)).toEqual({
    lines: [
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
    ],
    fault: undefined,
  });
});

test("what only looks like a bullet belongs to the task", () => {
  const lines = ["1.5 litres of milk", "-5 degrees", "2024 taxes", "*important*", "3 eggs", "[link] to read"];
  expect(readPastedLines(lines.join("\n")).lines).toEqual(lines);
});

test("a bullet without a text is no task", () => {
  expect(readPastedLines("- \n*\n1.\n[ ]\n- [ ]\n☐\n\u200b\nMilk").lines).toEqual(["Milk"]);
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
      expect(lines.every((title) => title.trim() !== "")).toBe(true);
      for (const title of lines) expect(pasted.join("\n")).toContain(title);
    }),
  );
});
