import { expect, test } from "vitest";
import { placeTask, tasksOf, type TaskPage } from "./list-pages";
import { exampleTask } from "../example";
import type { Task } from "../table";
import type { TaskListInput } from "../list/views";

const now = "2026-11-20T10:30:00.000Z";
const input: TaskListInput = {
  completed: "pending",
  sort: "title",
  order: "asc",
  trash: false,
  timeZone: "UTC",
  limit: 2,
};

const taskOf = (title: string, changes: Partial<Task> = {}): Task => ({ ...exampleTask, id: title, title, ...changes });

const page = (titles: string, nextCursor: string | null): TaskPage => ({
  items: Array.from(titles, (title) => taskOf(title)),
  nextCursor,
});
const titlesOf = (pages: TaskPage[]) => pages.map(({ items }) => items.map(({ title }) => title).join(""));

test("a task is placed by the sort, on the page that covers its position", () => {
  const pages = [page("BD", "2"), page("FH", null)];
  expect(titlesOf(placeTask(pages, taskOf("A"), input, now))).toEqual(["ABD", "FH"]);
  expect(titlesOf(placeTask(pages, taskOf("E"), input, now))).toEqual(["BD", "EFH"]);
  expect(titlesOf(placeTask(pages, taskOf("Z"), input, now))).toEqual(["BD", "FHZ"]);
  expect(titlesOf(placeTask([page("", null)], taskOf("A"), input, now))).toEqual(["A"]);
});

test("a task whose position is not loaded yet waits for its page", () => {
  expect(titlesOf(placeTask([page("BD", "more")], taskOf("E"), input, now))).toEqual(["BD"]);
});

test("a changed task moves, and one that no longer belongs is removed", () => {
  const pages = [page("BD", "2"), page("FH", null)];
  expect(titlesOf(placeTask(pages, { ...taskOf("B"), title: "G" }, input, now))).toEqual(["D", "FGH"]);
  expect(titlesOf(placeTask(pages, taskOf("D", { completed: true }), input, now))).toEqual(["B", "FH"]);
  expect(titlesOf(placeTask(pages, taskOf("H", { deletedAt: now }), input, now))).toEqual(["BD", "F"]);
});

test("a task on two pages, because it moved between their requests, is shown once", () => {
  expect(tasksOf([page("AB", "2"), page("BC", null)]).map(({ title }) => title)).toEqual(["A", "B", "C"]);
});
