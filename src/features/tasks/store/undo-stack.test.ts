import { expect, test } from "vitest";
import { createUndoStack } from "./undo-stack";

function record() {
  const log: string[] = [];
  const stack = createUndoStack();
  const step = (label: string, key?: string) => ({
    label,
    undo: () => void log.push(`undo ${label}`),
    redo: () => void log.push(`redo ${label}`),
    ...(key !== undefined && { key }),
  });
  return { log, stack, step };
}

test("what was taken back is done again, in order, and can be taken back once more", () => {
  const { log, stack, step } = record();
  stack.push(step("one"));
  stack.push(step("two"));
  stack.undoLast();
  stack.undoLast();
  stack.redoLast();
  stack.redoLast();
  stack.undoLast();
  expect(log).toEqual(["undo two", "undo one", "redo one", "redo two", "undo two"]);
});

test("after something else was done there is nothing to do again", () => {
  const { stack, step } = record();
  stack.push(step("one"));
  stack.undoLast();
  stack.push(step("two"));
  expect(stack.redoLast()).toBeUndefined();
});

test("what Undo on a message took back is done again, too, and what failed is not", () => {
  const { log, stack, step } = record();
  const [one, two] = [step("one"), step("two")];
  stack.push(one);
  stack.push(two);
  stack.undo(one);
  stack.drop(two);
  expect(stack.redoLast()).toBe(one);
  expect(stack.redoLast()).toBeUndefined();
  expect(log).toEqual(["undo one", "redo one"]);
});

test("the keystrokes of one text are one step: back to before the first, again to after the last", () => {
  const { log, stack, step } = record();
  stack.push(step("P", "title"));
  stack.push(step("Pay", "title"));
  stack.undoLast();
  stack.redoLast();
  expect(stack.undoLast()?.label).toBe("P");
  expect(log).toEqual(["undo P", "redo Pay", "undo P"]);
});
