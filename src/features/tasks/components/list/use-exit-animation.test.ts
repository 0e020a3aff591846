import fc from "fast-check";
import { expect, test } from "vitest";
import { draftOf } from "../../store/task-draft";
import { mergeRows } from "./use-exit-animation";

const [milk, bread, rent] = ["milk", "bread", "rent"].map((title) => draftOf({ title }, { id: title, userId: "ada" }));
const rows = (...tasks: (typeof milk)[]) => tasks.flatMap((task) => (task ? [{ task, isExiting: false }] : []));
const list = (...tasks: (typeof milk)[]) => tasks.filter((task) => task !== undefined);

test("a task completed here stays in its place for a moment", () => {
  const done = milk && { ...milk, completed: true, updatedAt: "2026-11-20T10:00:00.000Z" };
  const merged = mergeRows(rows(milk, bread), list(bread), (id) => (id === "milk" ? done : undefined));
  expect(merged).toEqual([{ task: done, isExiting: true, was: milk }, ...rows(bread)]);
});

test("a task that is filtered out or changed elsewhere disappears at once", () => {
  const merged = mergeRows(rows(milk, bread, rent), list(rent), (id) => (id === "milk" ? milk : undefined));
  expect(merged).toEqual(rows(rent));
});

test("an exiting task stays until its moment is over", () => {
  const done = milk && { ...milk, completed: true, updatedAt: "2026-11-20T10:00:00.000Z" };
  const exiting = done ? [{ task: done, isExiting: true }] : [];
  expect(mergeRows([...exiting, ...rows(bread)], list(bread, rent), () => done)).toEqual([
    ...exiting,
    ...rows(bread, rent),
  ]);
});

test("the row of a task that has not changed is the same one, so that it is not rendered again", () => {
  const [first] = mergeRows([], list(milk, bread), () => undefined);
  const [again] = mergeRows([], list(milk, rent), () => undefined);
  expect(again).toBe(first);
});

test("whatever changes in a list, its tasks are shown in order, and between them those that left by a change made here", () => {
  const known = Array.from({ length: 8 }, (_, index) => draftOf({ title: "x" }, { id: `${index}`, userId: "ada" }));
  const done = new Map(
    known.map((task) => [task.id, { ...task, completed: true, updatedAt: "2026-11-20T10:00:00.000Z" }]),
  );
  const some = fc.shuffledSubarray(known);
  fc.assert(
    fc.property(some, some, fc.subarray(known), (before, after, changed) => {
      const isChanged = (id: string) => changed.some((task) => task.id === id);
      const merged = mergeRows(rows(...before), after, (id) => (isChanged(id) ? done.get(id) : undefined));
      expect(merged.filter(({ isExiting }) => !isExiting)).toEqual(rows(...after));
      const left = before.filter((task) => !after.includes(task) && isChanged(task.id));
      expect(merged.filter(({ isExiting }) => isExiting).map(({ task }) => task.id)).toEqual(left.map(({ id }) => id));
    }),
  );
});
