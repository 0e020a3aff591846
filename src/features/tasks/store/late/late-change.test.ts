import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { clockAt } from "~/shared/clock";
import { newUuid } from "~/shared/uuidv7";
import { eventually } from "~/testing/eventually";
import { signUp } from "~/testing/people/people";
import { callerAs } from "~/testing/server/caller";
import { openTab, stubBrowser } from "~/testing/sync/browser";
import { createLateChange } from "./late-change";
import { createTaskActions } from "../task-actions";
import type { NewTask } from "../task-draft";
import { createUndoStack } from "../undo-stack";

let close: (() => void)[];
const clock = clockAt(new Date().toISOString(), { timeZone: "UTC", locale: "en-GB" });

beforeEach(() => {
  close = [];
  const { page } = stubBrowser();
  // No screen reader listens.
  Object.assign(page, { querySelectorAll: () => [] });
});
afterEach(() => {
  for (const act of close) act();
  vi.unstubAllGlobals();
});

async function open() {
  const ada = await signUp();
  const { tasks, projects } = callerAs(ada);
  const home = await projects.create.mutate({ name: "Home" });
  const tab = openTab(ada);
  close.push(tab.close);
  const { copy } = tab;
  const { userId } = ada;
  await eventually(() => expect(copy.status.read()).toBe("whole"));
  const undo = createUndoStack();
  const actions = createTaskActions({ give: copy.give, undo, userId, find: copy.store.find, clock: () => clock });
  const change = createLateChange({ userId, copy });
  const shown = (id: string) => {
    const task = copy.store.find(id);
    if (task === undefined) throw new Error("The task is not here.");
    return task;
  };
  const settled = () => eventually(() => expect(copy.outbox.read().waiting).toBe(0));
  const added: NewTask = {
    title: "Pay rent #Home every day 9am p1 @bills {24 dec}",
    dueOn: "2026-11-27",
    tags: ["new"],
  };
  const read: NewTask = {
    title: "Pay rent",
    dueOn: "2026-11-28",
    dueAt: "2026-11-28T09:00:00.000Z",
    deadlineOn: "2026-12-24",
    repeat: "FREQ=DAILY",
    priority: "high",
    tags: ["new", "bills"],
    projectId: home.id,
  };
  const add = (input: NewTask = added) => {
    const id = newUuid();
    actions.add(input, id);
    return id;
  };
  return { tasks, undo, actions, change, shown, settled, added, read, add, copy, home };
}

test("a task gets all that its line says, once, and Undo takes the adding back", async () => {
  const { tasks, undo, change, settled, added, read, add, copy } = await open();
  const id = add();
  expect(change({ id, added, read, isPlaced: false })).toBe(true);
  // Another tab reads the same line.
  expect(change({ id, added, read, isPlaced: false })).toBe(false);
  await settled();
  expect(await tasks.byId.query({ id })).toMatchObject({ ...read, version: 2 });
  undo.undoLast();
  expect(undo.undoLast()).toBeUndefined();
  await settled();
  expect((await tasks.list.query()).items).toEqual([]);
  undo.redoLast();
  await settled();
  expect(await tasks.byId.query({ id })).toMatchObject(read);
  expect(copy.refused.read()).toEqual([]);
});

test("it gets that in the trash too, from where Redo brings it back", async () => {
  const { tasks, undo, change, settled, added, read, add } = await open();
  const id = add();
  undo.undoLast();
  expect(change({ id, added, read, isPlaced: false })).toBe(true);
  await settled();
  expect((await tasks.list.query({ trash: true })).items).toMatchObject([{ id, title: "Pay rent" }]);
  undo.redoLast();
  await settled();
  expect(await tasks.byId.query({ id })).toMatchObject(read);
});

test("a subtask goes with its parent, and stays below it", async () => {
  const { tasks, change, settled, add, home } = await open();
  const trip = { title: "Trip #Home" };
  const id = add(trip);
  const pack = { title: "Pack p1", parentId: id };
  const below = add(pack);
  expect(change({ id, added: trip, read: { title: "Trip", projectId: home.id }, isPlaced: false })).toBe(true);
  const read: NewTask = { title: "Pack", priority: "high" };
  expect(change({ id: below, added: pack, read, isPlaced: true })).toBe(true);
  await settled();
  const place = { projectId: home.id, parentId: id };
  expect(await tasks.byId.query({ id: below })).toMatchObject({ title: "Pack", priority: "high", ...place });
});

test("what the user has changed since stays, with the words that the line says it in", async () => {
  const { actions, change, settled, added, read, add, shown, copy } = await open();
  const changes = [
    { title: "Pay the rent" },
    { dueOn: "2026-12-01" },
    { priority: "low" as const },
    { tags: ["mine"] },
  ];
  for (const each of changes) {
    const id = add();
    actions.edit(shown(id), each);
    const before = shown(id);
    expect([each, change({ id, added, read, isPlaced: false })]).toEqual([each, false]);
    expect(shown(id)).toEqual(before);
  }
  // What the line does not speak of may have changed.
  const id = add();
  actions.edit(shown(id), { description: "By transfer" });
  expect(change({ id, added, read, isPlaced: false })).toBe(true);
  // Of a repeat, the day counts on which it begins.
  const run = { title: "Run every day", dueOn: "2026-11-27" };
  const later = add(run);
  actions.edit(shown(later), { dueOn: null });
  const daily = { ...run, title: "Run", repeat: "FREQ=DAILY" };
  expect(change({ id: later, added: run, read: daily, isPlaced: false })).toBe(false);
  await settled();
  expect(copy.refused.read()).toEqual([]);
});

test("a line that says nothing, and one whose task is not here, change nothing", async () => {
  const { change, settled, read, added, add, shown } = await open();
  const id = add({ title: "Read" });
  expect(change({ id, added: { title: "Read" }, read: { title: "Read" }, isPlaced: false })).toBe(false);
  expect(change({ id: newUuid(), added, read, isPlaced: false })).toBe(false);
  await settled();
  expect(shown(id).version).toBe(1);
});
