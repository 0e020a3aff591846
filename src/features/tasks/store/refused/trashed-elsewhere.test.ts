import { expect, test, vi } from "vitest";
import { createRowStore } from "~/client/sync/row-store";
import { exampleTask } from "../../example";
import type { Task } from "../task";
import { tellOfTrashed } from "./trashed-elsewhere";

const { id } = exampleTask;
const at = "2026-11-20T10:00:00.000Z";
const trashed: Task = { ...exampleTask, version: 2, deletedAt: at };

/** A task on this device, with the titles of those that were said to be in the trash. */
function open() {
  const store = createRowStore<Task>();
  store.merge([exampleTask]);
  const told = vi.fn<(task: Task) => void>();
  tellOfTrashed(store, told, ({ action }) => action?.onPress());
  const change = (changes: Partial<Task>) => ({
    overlays: new Map([[id, (task: Task | undefined) => task && { ...task, ...changes }]]),
  });
  return { store, change, told };
}

test("whoever changes a task that was deleted elsewhere is told where the change is, once", () => {
  const { store, change, told } = open();
  store.apply(change({ title: "Mine" }));
  store.apply({ rows: [{ ...trashed, title: "Mine" }], overlays: new Map([[id, undefined]]) });
  store.merge([{ ...trashed, version: 3 }]);
  expect(told.mock.calls).toEqual([[{ ...trashed, title: "Mine" }]]);
});

test("the same holds when the deletion arrives before the change is answered", () => {
  const { store, change, told } = open();
  store.apply(change({ title: "Mine" }));
  store.merge([trashed]);
  store.apply({ rows: [{ ...trashed, title: "Mine", version: 3 }], overlays: new Map([[id, undefined]]) });
  expect(told).toHaveBeenCalledOnce();
});

test("nothing is said of a deletion made here, or of a task that was not changed here", () => {
  const mine = open();
  mine.store.apply(mine.change({ title: "Mine" }));
  mine.store.apply(mine.change({ title: "Mine", deletedAt: at }));
  mine.store.apply({ rows: [trashed], overlays: new Map([[id, undefined]]) });
  const theirs = open();
  theirs.store.merge([trashed]);
  expect([...mine.told.mock.calls, ...theirs.told.mock.calls]).toEqual([]);
});

test("of a task that was deleted with its subtasks, it is said once", () => {
  const { store, told } = open();
  const subtask = { ...exampleTask, id: `${id.slice(0, -1)}9`, parentId: id };
  store.merge([subtask]);
  const complete = (task: Task | undefined) => task && { ...task, completed: true };
  const both = [id, subtask.id];
  store.apply({ overlays: new Map(both.map((each) => [each, complete])) });
  const rows = [trashed, { ...subtask, version: 2, deletedAt: at }];
  store.apply({ rows, overlays: new Map(both.map((each) => [each, undefined])) });
  expect(told.mock.calls.map(([task]) => task.id)).toEqual([id]);
});
