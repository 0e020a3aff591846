import { expect, test } from "vitest";
import { createRowStore } from "~/client/sync/row-store";
import { exampleTask } from "../../example";
import type { TaskListInput } from "../../list/views";
import type { Task } from "../task";
import { createPagedList, tasksOf } from "./paged-list";
import { noneArchived } from "../../list/filters/archived";

const now = "2026-11-20T10:30:00.000Z";
const input: TaskListInput = {
  completed: "pending",
  sort: "title",
  order: "asc",
  trash: false,
  timeZone: "UTC",
  limit: 50,
};
const taskOf = (title: string, changes: Partial<Task> = {}): Task => ({ ...exampleTask, id: title, title, ...changes });
const page = (titles: string, nextCursor: string | null) => ({
  items: Array.from(titles, (title) => taskOf(title)),
  nextCursor,
});

function open(...pages: ReturnType<typeof page>[]) {
  const store = createRowStore<Task>();
  store.merge(tasksOf(pages));
  const { read } = createPagedList(store, { pages, input, now, archived: noneArchived });
  const change = (id: string, changes: Partial<Task>) =>
    store.apply({ overlays: new Map([[id, (task) => ({ ...taskOf(id), ...task, ...changes })]]) });
  return {
    store,
    read,
    change,
    titles: () =>
      read()
        .map(({ title }) => title)
        .join(""),
  };
}

test("a list is what the server has returned, task by task, until something changes", () => {
  const pages = [page("BD", "2"), page("FA", null)];
  const { read, store } = open(...pages);
  expect(read()).toEqual(tasksOf(pages));
  const before = read();
  store.merge([taskOf("elsewhere")]);
  expect(read()).toBe(before);
});

test("a task that is added or changed here is at its place among the loaded ones", () => {
  const { change, titles } = open(page("BD", "2"), page("FH", null));
  change("A", {});
  change("E", {});
  change("Z", {});
  expect(titles()).toBe("ABDEFHZ");
  change("B", { title: "G" });
  expect(titles()).toBe("ADEFGHZ");
  change("D", { completed: true });
  change("H", { deletedAt: now });
  expect(titles()).toBe("AEFGZ");
});

test("a task whose place is not loaded yet waits for its page", () => {
  const { change, titles } = open(page("BD", "more"));
  change("E", {});
  change("B", { title: "Z" });
  expect(titles()).toBe("D");
});

test("a task stays at its place when the server has answered, and a refused one leaves", () => {
  const { store, change, titles } = open(page("BD", null));
  change("A", {});
  change("C", {});
  store.apply({
    rows: [taskOf("C", { version: 2 })],
    overlays: new Map([
      ["C", undefined],
      ["A", undefined],
    ]),
  });
  expect(titles()).toBe("BCD");
});

test("a task on two pages, because it moved between their requests, is shown once", () => {
  expect(tasksOf([page("AB", "2"), page("BC", null)]).map(({ title }) => title)).toEqual(["A", "B", "C"]);
});

test("an earlier visit's state of a task gives way to the server's", () => {
  const { store } = open();
  store.merge([taskOf("B", { completed: true, version: 1 })]);
  const pages = [{ items: [taskOf("B", { version: 2 })], nextCursor: null }];
  expect(createPagedList(store, { pages, input, now, archived: noneArchived }).read()).toEqual(pages[0]?.items);
});
