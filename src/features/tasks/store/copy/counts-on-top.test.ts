import { expect, test } from "vitest";
import { createRowStore } from "~/client/sync/row-store";
import { clockAt } from "~/shared/clock";
import { exampleTask } from "../../example";
import type { Task } from "../task";
import { countTags, countTasks } from "../lists/task-counts";
import { createCountsOnTop, createTagsOnTop } from "./counts-on-top";
import { noneArchived } from "../../list/filters/archived";

const clock = clockAt("2026-11-20T10:30:00.000Z", { timeZone: "UTC", locale: "en" });
const taskOf = (id: string, changes: Partial<Task> = {}): Task => ({ ...exampleTask, id, ...changes });
const done = (task: Task | undefined) => task && { ...task, completed: true, tags: ["new"] };
const overlay = (id: string, change: ((task: Task | undefined) => Task | undefined) | undefined) => ({
  overlays: new Map([[id, change]]),
});

test("counts and tags are those of the server with what was changed here since", () => {
  const store = createRowStore<Task>();
  const [a, b, new_] = [taskOf("a", { tags: ["home"] }), taskOf("b"), taskOf("new", { tags: ["home"] })];
  store.merge([a]);
  const counts = createCountsOnTop(store, countTasks([a, b], clock), clock, noneArchived);
  const tags = createTagsOnTop(store, countTags([a, b]), noneArchived);
  expect(counts.read()).toEqual(countTasks([a, b], clock));
  store.apply(overlay("a", done));
  store.apply(overlay("new", () => new_));
  const now = [taskOf("a", { completed: true, tags: ["new"] }), b, new_];
  expect(counts.read()).toEqual(countTasks(now, clock));
  expect(tags.read()).toEqual(countTags(now));
  store.apply({ ...overlay("a", undefined), rows: [taskOf("a", { completed: true, tags: ["new"], version: 2 })] });
  store.apply(overlay("new", undefined));
  expect(counts.read()).toEqual(countTasks(now.slice(0, 2), clock));
});

test("a later answer holds what the server has carried out by then, and not what still waits", () => {
  const store = createRowStore<Task>();
  const [a, b] = [taskOf("a"), taskOf("b")];
  store.merge([a, b]);
  store.apply(overlay("a", done));
  store.apply(overlay("b", done));
  const carriedOut = taskOf("a", { completed: true, version: 2 });
  store.apply({ ...overlay("a", undefined), rows: [carriedOut] });
  const counts = createCountsOnTop(store, countTasks([carriedOut, b], clock), clock, noneArchived);
  expect(counts.read()).toEqual(countTasks([carriedOut, taskOf("b", { completed: true })], clock));
});
