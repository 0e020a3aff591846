import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { clockAt } from "~/shared/clock";
import { rankOf } from "~/shared/rows/rank-order";
import { eventually } from "~/testing/eventually";
import { type Person, signUp } from "~/testing/people/people";
import { plantTasks } from "~/testing/people/tasks";
import { callerAs } from "~/testing/server/caller";
import { openTab, stubBrowser, type Tab, type TabNetwork } from "~/testing/sync/browser";
import { nothingWaits } from "~/testing/sync/given";
import type { Task } from "../task";
import { createUndoStack } from "../undo-stack";
import { createManyActions } from "./many-actions";

let tab: Tab;
const clock = clockAt(new Date().toISOString(), { timeZone: "UTC", locale: "en-GB" });

beforeEach(() => {
  const { page } = stubBrowser();
  // No screen reader listens.
  Object.assign(page, { querySelectorAll: () => [] });
});
afterEach(() => {
  tab.close();
  vi.unstubAllGlobals();
});

/** Returns tasks outside the trash without what the server sets when it carries a command out. A task that was never moved has the rank of its id. */
const content = (tasks: readonly Task[]) =>
  tasks
    .filter(({ deletedAt }) => deletedAt === null)
    .map((task) => {
      const { version: _version, createdAt: _created, updatedAt: _updated, completedAt: _completed, ...rest } = task;
      return Object.assign(rest, { position: rankOf(task) });
    })
    .toSorted((one, other) => (one.id < other.id ? -1 : 1));

async function open(person: Person, network: TabNetwork = { isDown: false }) {
  tab = openTab(person, network);
  const { store } = tab.copy;
  await eventually(() => expect(tab.copy.status.read()).toBe("whole"));
  const undo = createUndoStack();
  const actions = createManyActions({ copy: tab.copy, undo, clock: () => clock });
  const shown = () => content(store.list());
  const named = (...titles: string[]) =>
    titles.flatMap((title) => store.list().find((task) => task.title === title && task.deletedAt === null) ?? []);
  return { undo, actions, shown, named };
}

/** A person with tasks of different values, one with a subtask that has one, and one that repeats. */
async function personWithTasks() {
  const person = await signUp();
  const { tasks, projects, sync } = callerAs(person);
  const { id: home } = await projects.create.mutate({ name: "Home" });
  const { id: house } = await tasks.create.mutate({ title: "House", priority: "low", tags: ["Home"], position: "a5" });
  const { id: pack } = await tasks.create.mutate({ title: "Pack", parentId: house, dueOn: "2099-01-03" });
  await tasks.create.mutate({ title: "Boxes", parentId: pack });
  await tasks.create.mutate({
    title: "Call",
    dueAt: "2099-01-01T09:00:00Z",
    deadlineOn: "2099-02-01",
    projectId: home,
  });
  await tasks.create.mutate({ title: "Goal", position: "a6" });
  await tasks.create.mutate({ title: "Run", dueOn: "2099-01-02", repeat: "FREQ=DAILY", tags: ["fit", "now"] });
  const stored = async () => content((await sync.changes.query()).tasks);
  return { person, home, stored };
}

type Opened = Awaited<ReturnType<typeof open>>;
const label = (tasks: string) => `Changed ${tasks}`;

type Act = (opened: Opened, tasks: Task[], home: string) => void;

const acts: Record<string, Act> = {
  complete: ({ actions }, tasks) => actions.complete(tasks),
  prioritize: ({ actions }, tasks) => actions.edit(tasks, () => ({ priority: "high" }), label),
  schedule: ({ actions }, tasks) => actions.edit(tasks, () => ({ dueOn: "2099-03-01", dueAt: null }), label),
  "add a tag": ({ actions }, tasks) =>
    actions.edit(tasks, ({ tags }) => ({ tags: tags.includes("now") ? tags : [...tags, "now"] }), label),
  "remove a tag": ({ actions }, tasks) =>
    actions.edit(tasks, ({ tags }) => ({ tags: tags.filter((tag) => tag !== "Home") }), label),
  move: ({ actions }, tasks, home) => actions.moveTo(tasks, { projectId: home, sectionId: null }, "Home"),
  nest: ({ actions, named }, tasks) => named("Goal").forEach((goal) => void actions.putBelow(tasks, goal)),
  delete: ({ actions }, tasks) => actions.remove(tasks),
  duplicate: ({ actions }, tasks) => actions.duplicate(tasks),
};

test.each(Object.entries(acts))(
  "%s: one step changes all, its undo gives each its own values back, and redo does it again, here and on the server",
  async (_name, act) => {
    const { person, home, stored } = await personWithTasks();
    const opened = await open(person);
    const { undo, shown, named } = opened;
    const before = shown();
    act(opened, named("House", "Boxes", "Call", "Run"), home);
    const after = shown();
    expect(after).not.toEqual(before);
    await nothingWaits(tab);
    expect(await stored()).toEqual(after);
    undo.undoLast();
    expect(shown()).toEqual(before);
    await nothingWaits(tab);
    expect(await stored()).toEqual(before);
    undo.redoLast();
    expect(shown()).toEqual(after);
    await nothingWaits(tab);
    expect(await stored()).toEqual(after);
    expect(undo.undoLast()).toBeDefined();
    expect(undo.undoLast()).toBeUndefined();
    await nothingWaits(tab);
  },
);

test("a subtask that is moved alone leaves its parent, and undo puts it below that again", async () => {
  const { person, home, stored } = await personWithTasks();
  const { actions, undo, shown, named } = await open(person);
  const before = shown();
  actions.moveTo(named("Pack", "Run"), { projectId: home, sectionId: null }, "Home");
  expect(named("Pack", "Boxes", "Run")).toMatchObject([
    { projectId: home, parentId: null },
    { projectId: home, parentId: named("Pack")[0]?.id },
    { projectId: home },
  ]);
  undo.undoLast();
  await nothingWaits(tab);
  expect(shown()).toEqual(before);
  expect(await stored()).toEqual(before);
});

test("1,200 tasks are one step, sent in parts, also if they were changed without a connection", async () => {
  const person = await signUp();
  await plantTasks(
    person,
    Array.from({ length: 1200 }, (_, at) => ({ title: `Task ${at}`, priority: at % 2 === 0 ? "low" : "medium" })),
  );
  const network: TabNetwork = { isDown: false };
  const { actions, undo, shown } = await open(person, network);
  network.isDown = true;
  const all = tab.copy.store.list();
  actions.edit(all, () => ({ priority: "high" }), label);
  actions.remove(all);
  expect(shown()).toEqual([]);
  undo.undoLast();
  undo.undoLast();
  network.isDown = false;
  await nothingWaits(tab);
  const { tasks: rows } = await callerAs(person).sync.changes.query();
  expect(rows.every(({ title, priority }) => priority === (Number(title.slice(5)) % 2 === 0 ? "low" : "medium"))).toBe(
    true,
  );
  expect((await callerAs(person).tasks.counts.query({})).trash).toBe(0);
});

test("undo keeps what another device has changed of a task since, in another field", async () => {
  const { person } = await personWithTasks();
  const { actions, undo, named } = await open(person);
  actions.edit(named("Call", "Run"), () => ({ priority: "high" }), label);
  await nothingWaits(tab);
  const [call] = named("Call");
  await callerAs(person).tasks.update.mutate({ id: call?.id ?? "", title: "Call Ada" });
  undo.undoLast();
  await nothingWaits(tab);
  expect(await callerAs(person).tasks.byId.query({ id: call?.id ?? "" })).toMatchObject({
    title: "Call Ada",
    priority: "medium",
  });
});

test("tasks of the trash are restored in one step without a connection, one whose project is there too into the inbox, and its undo puts them back", async () => {
  const { person, home } = await personWithTasks();
  const { tasks, projects } = callerAs(person);
  const deleted = (await tasks.list.query({ search: "Run" })).items.map(({ id }) => id);
  await tasks.deleteMany.mutate({ ids: deleted });
  await projects.delete.mutate({ id: home });
  const network: TabNetwork = { isDown: false };
  const { actions, undo, named } = await open(person, network);
  const trashed = () => tab.copy.store.list().filter(({ deletedAt }) => deletedAt !== null);
  const titles = () =>
    trashed()
      .map(({ title }) => title)
      .toSorted();
  expect(titles()).toEqual(["Call", "Run"]);
  network.isDown = true;
  actions.restore(trashed());
  expect(named("Call", "Run")).toMatchObject([{ projectId: null }, { projectId: null }]);
  undo.undoLast();
  expect(titles()).toEqual(["Call", "Run"]);
  undo.redoLast();
  network.isDown = false;
  await nothingWaits(tab);
  expect((await tasks.list.query({ trash: true })).items).toEqual([]);
  expect((await tasks.list.query({ search: "Call" })).items).toMatchObject([{ projectId: null }]);
});
