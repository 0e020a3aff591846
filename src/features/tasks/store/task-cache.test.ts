import { QueryClient } from "@tanstack/react-query";
import { expect, test } from "vitest";
import { createOptimistic } from "~/client/optimistic";
import { createCopy } from "~/client/sync/copy";
import { clockAt } from "~/shared/clock";
import { exampleTask } from "../example";
import type { TaskListInput } from "../list/views";
import { createTaskSource } from "./copy/task-source";
import { createTaskList } from "./copy/task-views";
import { taskQueries } from "./query-options";
import type { Task } from "./task";
import { createTaskCache } from "./task-cache";

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

/** The caches of a tab, with one list of which the first page is loaded. */
function openTab(shown: Task[]) {
  const answers = new QueryClient();
  const refuse = () => Promise.reject(new Error("No server is called."));
  const nobody = { changes: { query: refuse }, push: { mutate: refuse } };
  const copy = createCopy("ada", createTaskSource("ada", nobody));
  const cache = createTaskCache(answers, clockAt(now, { timeZone: "UTC", locale: "en" }), copy);
  const change = createOptimistic({
    queryClient: answers,
    scope: taskQueries.key,
    read: cache.find,
    write: cache.write,
    confirm: (task) => copy.keep([task]),
    release: copy.store.release,
  });
  cache.watch(input);
  answers.setQueryData(taskQueries.pages(input).queryKey, {
    pages: [{ items: shown, nextCursor: null }],
    pageParams: [""],
  });
  cache.adopt(input);
  const list = createTaskList(copy.store, input, now);
  return { copy, cache, change, titles: () => list.read().map(({ title }) => title) };
}

function promised<Value>() {
  let settle: { resolve: (value: Value) => void; reject: (reason: Error) => void } | undefined;
  const promise = new Promise<Value>((resolve, reject) => (settle = { resolve, reject }));
  return {
    promise,
    resolve: (value: Value) => settle?.resolve(value),
    reject: (reason: Error) => settle?.reject(reason),
  };
}

const turn = () => new Promise((resolve) => setTimeout(resolve));

test("a change is in the lists of the copy at once, and then as the server has answered it", async () => {
  const { cache, change, titles } = openTab([taskOf("a"), taskOf("b")]);
  const answer = promised<Task>();
  const patch = (task = taskOf("a")) => ({ ...task, completed: true });
  const changing = change("a", { patch, send: () => answer.promise });
  await turn();
  expect(titles()).toEqual(["b"]);
  answer.resolve(taskOf("a", { title: "a, as trimmed", version: 2 }));
  await changing;
  expect(titles()).toEqual(["a, as trimmed", "b"]);
  expect(cache.findChanged("a")?.version).toBe(2);
});

test("a change that fails gives way to what has come from elsewhere meanwhile, and counts as none made here", async () => {
  const { copy, cache, change, titles } = openTab([taskOf("a")]);
  const answer = promised<Task>();
  const changing = change("a", { patch: (task) => task && { ...task, title: "mine" }, send: () => answer.promise });
  await turn();
  copy.store.merge([taskOf("a", { title: "theirs", version: 2, updatedAt: now })]);
  expect(titles()).toEqual(["mine"]);
  answer.reject(new Error("no"));
  await expect(changing).rejects.toThrow("no");
  expect(titles()).toEqual(["theirs"]);
  expect(cache.findChanged("a")).toBeUndefined();
});

test("a new task that cannot be stored is in no list, though the list was looked at while it was on its way", async () => {
  const { cache, change, titles } = openTab([taskOf("a")]);
  const answer = promised<Task>();
  const adding = change("new", { patch: () => taskOf("new"), send: () => answer.promise });
  await turn();
  cache.adopt(input);
  expect(titles()).toEqual(["a", "new"]);
  answer.reject(new Error("no"));
  await expect(adding).rejects.toThrow("no");
  cache.adopt(input);
  expect(titles()).toEqual(["a"]);
  expect(cache.find("new")).toBeUndefined();
  const again = change("new", { patch: () => taskOf("new"), send: () => Promise.reject(new Error("again")) });
  await expect(again).rejects.toThrow("again");
  expect(titles()).toEqual(["a"]);
});

test("what the server's page shows stays the same objects when the copy brings them again", () => {
  const shown = [taskOf("a"), taskOf("b")];
  const { copy, cache } = openTab(shown);
  const before = ["a", "b"].map((id) => cache.find(id));
  copy.store.merge(structuredClone(shown));
  expect(["a", "b"].map((id) => cache.find(id))).toEqual(before);
  expect(cache.find("a")).toBe(before[0]);
});
