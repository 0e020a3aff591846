import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { clockAt } from "~/shared/clock";
import { addDays } from "~/shared/due-date";
import { eventually } from "~/testing/eventually";
import { type Person, signUp } from "~/testing/people/people";
import { type Caller, callerAs } from "~/testing/server/caller";
import { openTab, stubBrowser, type TabNetwork } from "~/testing/sync/browser";
import { createSkip } from "./skip-action";
import type { Task } from "../task";
import { createUndoStack } from "../undo-stack";

const clock = clockAt(new Date().toISOString(), { timeZone: "UTC", locale: "en-GB" });
const { today } = clock;
const weekly = { dueOn: today, repeat: "FREQ=DAILY;INTERVAL=7" };

let close: (() => void)[];
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

/** Opens a tab whose copy is whole. */
async function open(person: Person, network: TabNetwork = { isDown: false }) {
  const tab = openTab(person, network);
  close.push(tab.close);
  const { copy } = tab;
  const undo = createUndoStack();
  const skip = createSkip({ copy, undo, clock: () => clock });
  const settled = () => eventually(() => expect(copy.outbox.read().waiting).toBe(0));
  await eventually(() => expect(copy.status.read()).toBe("whole"));
  const shown = (id: string) => {
    const task = copy.store.find(id);
    if (task === undefined) throw new Error("The task is not here.");
    return task;
  };
  return { copy, undo, skip, settled, shown };
}

const add = async ({ tasks }: Caller, fields: Parameters<Caller["tasks"]["create"]["mutate"]>[0]) =>
  (await tasks.create.mutate(fields)).id;

/** Returns tasks without what every change gives them, and without when they were completed. */
const content = (tasks: readonly Task[]) =>
  tasks
    .map(({ id, dueOn, dueAt, deadlineOn, repeat, completed, parentId }) => {
      return { id, dueOn, dueAt, deadlineOn, repeat, completed, parentId };
    })
    .sort((one, other) => (one.id < other.id ? -1 : 1));

/** Plants a task that repeats, with subtasks that are done and open, above and below one another. */
async function plant(caller: Caller) {
  const root = await add(caller, { title: "Clean", ...weekly, deadlineOn: addDays(today, 1) });
  const kitchen = await add(caller, { title: "Kitchen", parentId: root, dueOn: today });
  const oven = await add(caller, { title: "Oven", parentId: kitchen, deadlineOn: addDays(today, 2) });
  const shelf = await add(caller, { title: "Shelf", parentId: oven });
  const bath = await add(caller, { title: "Bath", parentId: root, dueAt: `${today}T08:00:00.000Z` });
  for (const id of [kitchen, bath]) await caller.tasks.setCompleted.mutate({ id, completed: true });
  await caller.tasks.setCompleted.mutate({ id: oven, completed: false });
  await caller.tasks.setCompleted.mutate({ id: shelf, completed: true });
  return { root, kitchen, oven, shelf, bath };
}

test("skipping makes a task due the next time, says when that is, and is taken back and made again", async () => {
  const ada = await signUp();
  const { tasks } = callerAs(ada);
  const { id } = await tasks.create.mutate({ title: "Water", dueOn: today, repeat: "FREQ=DAILY;COUNT=3" });
  const { skip, undo, shown, settled } = await open(ada);
  const listed = async () =>
    (await tasks.list.query({ completed: "pending" })).items.map(({ dueOn, repeat }) => [dueOn, repeat]);
  const [first, next] = [
    [today, "FREQ=DAILY;COUNT=3"],
    [addDays(today, 1), "FREQ=DAILY;COUNT=2"],
  ];
  skip(shown(id));
  await settled();
  expect(await listed()).toEqual([next]);
  expect(undo.undoLast()?.label).toBe("Skipped “Water” · next tomorrow");
  await settled();
  expect(await listed()).toEqual([first]);
  undo.redoLast();
  await settled();
  expect(await listed()).toEqual([next]);
});

test("the last time of a series is not skipped, and leaves nothing to undo", async () => {
  const ada = await signUp();
  const id = await add(callerAs(ada), { title: "Water", dueOn: today, repeat: "FREQ=DAILY;COUNT=1" });
  const { copy, skip, undo, shown } = await open(ada);
  const before = shown(id);
  skip(before);
  expect([shown(id), copy.outbox.read().waiting, undo.undoLast()]).toEqual([before, 0, undefined]);
});

test("subtasks are skipped along without a connection, as the server does it, and one undo gives all of them back", async () => {
  const ada = await signUp();
  const caller = callerAs(ada);
  const { root, kitchen, oven, shelf, bath } = await plant(caller);
  const network = { isDown: false };
  const { copy, skip, undo, shown, settled } = await open(ada, network);
  const before = content(copy.store.list());
  const stored = async () => content((await caller.sync.changes.query()).tasks);
  network.isDown = true;
  skip(shown(root));
  const after = content(copy.store.list());
  expect(shown(root)).toMatchObject({ dueOn: addDays(today, 7), deadlineOn: addDays(today, 8) });
  expect(shown(kitchen)).toMatchObject({ completed: false, completedAt: null, dueOn: addDays(today, 7) });
  expect(shown(oven)).toMatchObject({ completed: false, dueOn: null, deadlineOn: addDays(today, 9) });
  expect(shown(shelf)).toMatchObject({ completed: false });
  expect(shown(bath)).toMatchObject({ completed: false, dueAt: `${addDays(today, 7)}T08:00:00.000Z` });
  network.isDown = false;
  await settled();
  expect(await stored()).toEqual(after);
  expect(undo.undoLast()?.label).toMatch(/^Skipped “Clean”/);
  expect(content(copy.store.list())).toEqual(before);
  await settled();
  expect(await stored()).toEqual(before);
});

test("no subtask is shown as it was between the answer of the server and the next fetch", async () => {
  const ada = await signUp();
  const { root, bath } = await plant(callerAs(ada));
  const { copy, skip, shown, settled } = await open(ada);
  const seen = new Set<string>();
  skip(shown(root));
  const look = () => seen.add(`${shown(bath).dueOn} ${shown(bath).completed}`);
  look();
  copy.store.subscribe(look);
  await settled();
  await eventually(() => expect(copy.store.findStored(bath)).toMatchObject({ dueOn: addDays(today, 7) }));
  await eventually(() => expect(copy.store.findWaiting(bath)).toBeUndefined());
  expect([...seen]).toEqual([`${addDays(today, 7)} false`]);
});

test("two devices that skip the same time skip it once", async () => {
  const ada = await signUp();
  const caller = callerAs(ada);
  const { root, bath } = await plant(caller);
  const networks = [{ isDown: false }, { isDown: false }];
  const tabs = await Promise.all(networks.map((network) => open(ada, network)));
  for (const network of networks) network.isDown = true;
  for (const { skip, shown } of tabs) skip(shown(root));
  for (const network of networks) network.isDown = false;
  for (const { settled } of tabs) await settled();
  expect(await caller.tasks.byId.query({ id: root })).toMatchObject({ dueOn: addDays(today, 7) });
  expect(await caller.tasks.byId.query({ id: bath })).toMatchObject({ dueOn: addDays(today, 7) });
  for (const { copy, shown } of tabs) {
    await copy.pull();
    expect(shown(bath).dueOn).toBe(addDays(today, 7));
  }
});
