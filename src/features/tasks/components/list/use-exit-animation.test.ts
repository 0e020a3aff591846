import { expect, test } from "vitest";
import { draftOf } from "../../store/task-draft";
import { mergeRows } from "./use-exit-animation";

const [milk, bread, rent] = ["milk", "bread", "rent"].map((title) => draftOf({ title }, { id: title, userId: "ada" }));
const rows = (...tasks: (typeof milk)[]) => tasks.flatMap((task) => (task ? [{ task, isLeaving: false }] : []));
const list = (...tasks: (typeof milk)[]) => tasks.filter((task) => task !== undefined);

test("a task that was completed here stays a moment where it was", () => {
  const done = milk && { ...milk, completed: true, updatedAt: "2026-11-20T10:00:00.000Z" };
  const merged = mergeRows(rows(milk, bread), list(bread), (id) => (id === "milk" ? done : undefined));
  expect(merged).toEqual([{ task: done, isLeaving: true }, ...rows(bread)]);
});

test("a task that left because of something else goes at once: filtered out, or changed elsewhere", () => {
  const merged = mergeRows(rows(milk, bread, rent), list(rent), (id) => (id === "milk" ? milk : undefined));
  expect(merged).toEqual(rows(rent));
});

test("one that is leaving stays until its moment is over", () => {
  const done = milk && { ...milk, completed: true, updatedAt: "2026-11-20T10:00:00.000Z" };
  const leaving = done ? [{ task: done, isLeaving: true }] : [];
  expect(mergeRows([...leaving, ...rows(bread)], list(bread, rent), () => done)).toEqual([
    ...leaving,
    ...rows(bread, rent),
  ]);
});
