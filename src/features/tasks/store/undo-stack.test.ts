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

test("undone steps are redone in order, and can be undone again", () => {
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

test("after another change there is nothing to redo", () => {
  const { stack, step } = record();
  stack.push(step("one"));
  stack.undoLast();
  stack.push(step("two"));
  expect(stack.redoLast()).toBeUndefined();
});

test("a step undone from its message is redone, and a failed one is not", () => {
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

test("the keystrokes of one text are one step, from before the first to after the last", () => {
  const { log, stack, step } = record();
  stack.push(step("P", "title"));
  stack.push(step("Pay", "title"));
  stack.undoLast();
  stack.redoLast();
  expect(stack.undoLast()?.label).toBe("P");
  expect(log).toEqual(["undo P", "redo Pay", "undo P"]);
});

test("an undone step is redone from its message once, and no longer after another change", () => {
  const { log, stack, step } = record();
  const [one, two] = [step("one"), step("two")];
  stack.push(one);
  stack.push(two);
  stack.undoLast();
  stack.undoLast();
  expect([stack.redo(one), stack.redo(one)]).toEqual([true, false]);
  expect(stack.undoLast()).toBe(one);
  stack.push(step("three"));
  expect([stack.redo(one), stack.redo(two)]).toEqual([false, false]);
  expect(log).toEqual(["undo two", "undo one", "redo one", "undo one"]);
});
