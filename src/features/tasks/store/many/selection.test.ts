import { expect, test } from "vitest";
import { createSelection } from "./selection";

const listed = ["a", "b", "c", "d", "e"];
function open() {
  const selection = createSelection();
  selection.list(listed);
  return { selection, selected: () => selection.inOrder().join("") };
}

test("a task is selected and deselected, and nothing is selected that is not listed", () => {
  const { selection, selected } = open();
  for (const id of ["d", "b", "x"]) selection.toggle(id);
  expect(selected()).toBe("bd");
  selection.toggle("d");
  expect(selected()).toBe("b");
});

test("a range goes from the task that was selected last to another one, in both directions, and shrinks again", () => {
  const { selection, selected } = open();
  selection.toggle("a");
  selection.toggle("c");
  selection.extend("e");
  expect(selected()).toBe("acde");
  selection.extend("d");
  expect(selected()).toBe("acd");
  selection.extend("b");
  expect(selected()).toBe("abc");
});

test("a range without a beginning begins where it is said", () => {
  const { selection, selected } = open();
  selection.extend("c", "b");
  expect(selected()).toBe("bc");
  selection.extend("d");
  expect(selected()).toBe("bcd");
});

test("what is listed no more is selected no more, and the rest stays selected wherever it stands", () => {
  const { selection, selected } = open();
  selection.all();
  selection.list(["e", "f", "b"]);
  expect(selected()).toBe("eb");
  selection.list([]);
  expect(selection.read()).toEqual({ ids: new Set(), isPressed: false });
});

test("a selection that was begun by touch takes further presses until it ends", () => {
  const { selection } = open();
  selection.press("a");
  selection.toggle("b");
  expect(selection.read()).toEqual({ ids: new Set(["a", "b"]), isPressed: true });
  for (const id of ["a", "b"]) selection.toggle(id);
  expect(selection.read().isPressed).toBe(false);
});

test("whoever listens is told of each change, and of nothing else", () => {
  const { selection } = open();
  let changes = 0;
  const stop = selection.subscribe(() => (changes += 1));
  selection.clear();
  selection.list(listed);
  expect(changes).toBe(0);
  selection.all();
  selection.clear();
  stop();
  selection.all();
  expect(changes).toBe(2);
});
