import { expect, test } from "vitest";
import { readPastedLines } from "../../quick-add/pasted-lines";
import { tasksOfLines } from "./tasks-of-lines";

const typed = (title: string) => ({
  title,
  description: "",
  priority: "medium" as const,
  dueOn: null,
  dueAt: null,
  tags: [],
  projectId: "home",
  sectionId: null,
  repeat: null,
  deadlineOn: null,
});
const { lines } = readPastedLines("Move\n  Pack\n    Boxes\n  Call\nWater");

test.each([
  { isTurned: false, order: ["Move", "Pack", "Boxes", "Call", "Water"] },
  { isTurned: true, order: ["Water", "Move", "Pack", "Boxes", "Call"] },
])("pasted lines become tasks, parents before subtasks, turned: $isTurned", ({ isTurned, order }) => {
  const tasks = tasksOfLines(lines, { isTurned, read: typed });
  expect(tasks.map(({ input }) => input.title)).toEqual(order);
  const titles = new Map(tasks.map(({ id, input }) => [id, input.title]));
  const parents = tasks.map(({ input }) => [input.title, titles.get(input.parentId ?? "")]);
  expect(Object.fromEntries(parents)).toEqual({
    Move: undefined,
    Pack: "Move",
    Boxes: "Pack",
    Call: "Move",
    Water: undefined,
  });
  expect(tasks.map(({ id }) => id)).toEqual(tasks.map(({ id }) => id).toSorted());
});
