import "fake-indexeddb/auto";
import { uuidv7 } from "uuidv7";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { addDays, dayOf } from "~/shared/due-date";
import { eventually } from "~/testing/eventually";
import { type Person, signUp } from "~/testing/people/people";
import { callerAs } from "~/testing/server/caller";
import { openTab, stubBrowser, type Tab, type TabNetwork } from "~/testing/sync/browser";
import { nothingWaits } from "~/testing/sync/given";
import { followingId } from "../../repeat/following-id";
import type { Task } from "../task";

const timeZone = "Pacific/Auckland";
const today = dayOf(Date.now(), timeZone);
const daily = { title: "Water the plants", dueOn: today, repeat: "FREQ=DAILY" };

let tabs: Tab[];
beforeEach(() => {
  tabs = [];
  stubBrowser();
});
afterEach(() => {
  for (const tab of tabs) tab.close();
  vi.unstubAllGlobals();
});

async function open(ada: Person, network?: TabNetwork): Promise<Tab> {
  const tab = openTab(ada, network);
  tabs.push(tab);
  await eventually(() => expect(tab.copy.status.read()).toBe("whole"));
  return tab;
}

const complete = (tab: Tab, id: string, completed = true) =>
  tab.copy.give({ procedure: "tasks.setCompleted", input: { id, completed, timeZone } });

/** Returns a task without what only the server sets. */
const content = (task: Task | undefined) => {
  if (task === undefined) return undefined;
  const { version: _version, createdAt: _createdAt, updatedAt: _updatedAt, deletedAt, ...written } = task;
  return { ...written, isTrashed: deletedAt !== null };
};

test("the next task is there as soon as one is completed, and is the one that the server makes", async () => {
  const ada = await signUp();
  const { id } = await callerAs(ada).tasks.create.mutate({ ...daily, deadlineOn: addDays(today, 2), tags: ["home"] });
  const tab = await open(ada);
  const { store } = tab.copy;
  const next = followingId(id);
  const seen = new Set<boolean>();
  store.subscribe(() => seen.add(store.find(next) !== undefined));
  complete(tab, id);
  const shown = content(store.find(next));
  expect(shown).toMatchObject({ ...daily, dueOn: addDays(today, 1), deadlineOn: addDays(today, 3), seriesId: id });
  await nothingWaits(tab);
  await eventually(() => expect(store.findStored(next)).toBeDefined());
  await eventually(() => expect(store.findWaiting(next)).toBeUndefined());
  expect(content(store.find(next))).toEqual(shown);
  // It never vanishes between the answer to the command and the next fetch.
  expect([...seen]).toEqual([true]);
});

test("undoing a completion takes the next task away at once, and it does not come back before it is gone on the server", async () => {
  const ada = await signUp();
  const { id } = await callerAs(ada).tasks.create.mutate(daily);
  const tab = await open(ada);
  const { store } = tab.copy;
  const next = followingId(id);
  complete(tab, id);
  await nothingWaits(tab);
  await eventually(() => expect(store.findWaiting(next)).toBeUndefined());
  const seen = new Set<boolean>();
  store.subscribe(() => seen.add(store.find(next)?.deletedAt == null));
  complete(tab, id, false);
  expect(store.find(next)?.deletedAt).not.toBeNull();
  await nothingWaits(tab);
  await eventually(() => expect(store.findWaiting(next)).toBeUndefined());
  expect(store.findStored(next)?.deletedAt).not.toBeNull();
  expect([...seen]).toEqual([false]);
});

test("two devices that complete a task without a connection, one of them twice over, make one series", async () => {
  const ada = await signUp();
  const { tasks } = callerAs(ada);
  const { id } = await tasks.create.mutate(daily);
  const [phone, desk] = [{ isDown: false }, { isDown: false }];
  const [one, other] = [await open(ada, phone), await open(ada, desk)];
  phone.isDown = true;
  desk.isDown = true;
  complete(one, id);
  complete(one, followingId(id));
  complete(other, id);
  other.copy.give({ procedure: "tasks.update", input: { id: followingId(id), priority: "high" } });
  for (const network of [phone, desk]) network.isDown = false;
  await Promise.all([one, other].map((tab) => tab.copy.sendNow()));
  await Promise.all([one, other].map((tab) => tab.copy.pull()));
  const { items } = await tasks.list.query({});
  expect(items.map((task) => task.id).sort()).toEqual([id, followingId(id), followingId(followingId(id))].sort());
  expect(items.filter(({ completed }) => !completed)).toMatchObject([{ dueOn: addDays(today, 2) }]);
});

test("a task that was added, made to repeat and completed without a connection is followed, in the trash with its project", async () => {
  const ada = await signUp();
  const { id: projectId } = await callerAs(ada).projects.create.mutate({ name: "Home" });
  const network: TabNetwork = { isDown: false };
  const tab = await open(ada, network);
  network.push = () => new Promise(() => undefined);
  const id = uuidv7();
  const { title, dueOn, repeat } = daily;
  tab.copy.give({ procedure: "tasks.create", input: { id, title, dueOn } });
  tab.copy.give({ procedure: "tasks.update", input: { id, repeat, projectId } });
  complete(tab, id);
  expect(tab.copy.store.find(followingId(id))).toMatchObject({ projectId, dueOn: addDays(today, 1), deletedAt: null });
  tab.copy.give({ procedure: "projects.delete", input: { id: projectId } });
  expect(tab.copy.store.find(followingId(id))?.deletedAt).not.toBeNull();
});

test("the subtasks of the next task never vanish between the answer and the next fetch, and two devices make the same ones", async () => {
  const ada = await signUp();
  const { tasks } = callerAs(ada);
  const { id } = await tasks.create.mutate(daily);
  const { id: sub } = await tasks.create.mutate({ title: "Fill the can", parentId: id });
  const [phone, desk] = [{ isDown: false }, { isDown: false }];
  const [one, other] = [await open(ada, phone), await open(ada, desk)];
  for (const network of [phone, desk]) network.isDown = true;
  const copy = followingId(sub);
  const seen = new Set<boolean>();
  complete(one, id);
  one.copy.store.subscribe(() => seen.add(one.copy.store.find(copy)?.deletedAt === null));
  complete(one, followingId(id));
  complete(other, id);
  expect(other.copy.store.find(copy)).toMatchObject({ parentId: followingId(id), completed: false });
  expect(one.copy.store.find(followingId(copy))).toMatchObject({ completed: false });
  for (const network of [phone, desk]) network.isDown = false;
  for (const tab of [one, other]) {
    await tab.copy.sendNow();
    await nothingWaits(tab);
    await tab.copy.pull();
  }
  await eventually(() => expect(one.copy.store.findWaiting(copy)).toBeUndefined());
  expect([...seen]).toEqual([true]);
  const all = (await callerAs(ada).sync.changes.query()).tasks;
  expect(all.map((task) => task.id).sort()).toEqual(
    [id, sub].flatMap((each) => [each, followingId(each), followingId(followingId(each))]).sort(),
  );
  complete(one, followingId(id), false);
  expect(one.copy.store.find(followingId(copy))?.deletedAt).not.toBeNull();
  expect(one.copy.store.find(copy)).toMatchObject({ completed: false, deletedAt: null });
});
