import { expect, test } from "vitest";
import { draftOf } from "../../store/task-draft";
import { mergeRows } from "./use-exit-animation";

const [milk, bread, rent] = ["milk", "bread", "rent"].map((title) => draftOf({ title }, { id: title, userId: "ada" }));
const rows = (...tasks: (typeof milk)[]) => tasks.flatMap((task) => (task ? [{ task, isExiting: false }] : []));
const list = (...tasks: (typeof milk)[]) => tasks.filter((task) => task !== undefined);

test("a task that was completed here stays a moment where it was", () => {
  const done = milk && { ...milk, completed: true, updatedAt: "2026-11-20T10:00:00.000Z" };
  const merged = mergeRows(rows(milk, bread), list(bread), (id) => (id === "milk" ? done : undefined));
  expect(merged).toEqual([{ task: done, isExiting: true }, ...rows(bread)]);
});

test("a task that left because of something else goes at once: filtered out, or changed elsewhere", () => {
  const merged = mergeRows(rows(milk, bread, rent), list(rent), (id) => (id === "milk" ? milk : undefined));
  expect(merged).toEqual(rows(rent));
});

test("one that is exiting stays until its moment is over", () => {
  const done = milk && { ...milk, completed: true, updatedAt: "2026-11-20T10:00:00.000Z" };
  const exiting = done ? [{ task: done, isExiting: true }] : [];
  expect(mergeRows([...exiting, ...rows(bread)], list(bread, rent), () => done)).toEqual([
    ...exiting,
    ...rows(bread, rent),
  ]);
});
