import "fake-indexeddb/auto";
import { uuidv7 } from "uuidv7";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { clockAt } from "~/shared/clock";
import { addDays } from "~/shared/due-date";
import { openConnection } from "~/testing/database/database";
import { eventually } from "~/testing/eventually";
import { type Person, signUp } from "~/testing/people/people";
import { callerAs } from "~/testing/server/caller";
import { newUuid } from "~/shared/uuidv7";
import { openTab, stubBrowser, type TabNetwork } from "~/testing/sync/browser";
import { addedAgain, taskOfLost } from "./refused/add-again";
import { createUndecided } from "./refused/undecided";
import { createTaskActions } from "./task-actions";
import { createUndoStack } from "./undo-stack";

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

/** Opens a tab whose copy is whole. */
async function open(person: Person, network: TabNetwork = { isDown: false }) {
  const tab = openTab(person, network);
  close.push(tab.close);
  const { copy } = tab;
  const { find } = copy.store;
  const { userId } = person;
  const undo = createUndoStack();
  const actions = createTaskActions({ give: copy.give, undo, userId, find, clock: () => clock });
  const undecided = createUndecided(copy, userId);
  const settled = () => eventually(() => expect(copy.outbox.read().waiting).toBe(0));
  await eventually(() => expect(copy.status.read()).toBe("whole"));
  const shown = (id: string) => {
    const task = find(id);
    if (task === undefined) throw new Error("The task is not here.");
    return task;
  };
  return { ...tab, actions, undo, undecided, settled, shown };
}

test("what is added, changed, deleted and taken back without a connection is on the server once there is one", async () => {
  const ada = await signUp();
  const { tasks } = callerAs(ada);
  const old = await tasks.create.mutate({ title: "Old", tags: ["home"] });
  const network = { isDown: false };
  const { actions, undo, shown, settled } = await open(ada, network);
  network.isDown = true;
  const [kept, gone] = [uuidv7(), uuidv7()];
  actions.add({ title: "Read", priority: "high", dueOn: "2026-12-01" }, kept);
  actions.add({ title: "Never mind" }, gone);
  actions.edit(shown(kept), { title: "Read on", tags: ["book"] });
  actions.remove(shown(gone));
  actions.setCompleted(shown(old.id), true);
  actions.edit(shown(old.id), { priority: "low" });
  undo.undoLast();
  undo.undoLast();
  undo.redoLast();
  expect(shown(old.id)).toMatchObject({ completed: true, priority: "medium" });
  network.isDown = false;
  await settled();
  expect(await tasks.byId.query({ id: kept })).toMatchObject({ title: "Read on", priority: "high", tags: ["book"] });
  expect(await tasks.byId.query({ id: old.id })).toMatchObject({ completed: true, priority: "medium", tags: ["home"] });
  expect((await tasks.list.query({ trash: true })).items.map(({ id }) => id)).toEqual([gone]);
});

test("taking a change of tags back leaves those that were added elsewhere since", async () => {
  const ada = await signUp();
  const { tasks } = callerAs(ada);
  const { id } = await tasks.create.mutate({ title: "Read", tags: ["home"] });
  const { actions, copy, undo, shown, settled } = await open(ada);
  actions.edit(shown(id), { tags: ["book"] });
  await settled();
  await tasks.update.mutate({ id, tags: ["book", "elsewhere"] });
  await copy.pull();
  undo.undoLast();
  await settled();
  expect((await tasks.byId.query({ id })).tags).toEqual(["elsewhere", "home"]);
});

test("of a text that was changed elsewhere too, both are kept, and the chosen one is stored", async () => {
  const ada = await signUp();
  const { tasks } = callerAs(ada);
  const { id } = await tasks.create.mutate({ title: "Read" });
  const { actions, copy, undecided, shown, settled } = await open(ada);
  await tasks.update.mutate({ id, title: "Theirs" });
  actions.edit(shown(id), { title: "Mine" });
  await settled();
  await eventually(() => expect(undecided.read().conflicts.size).toBe(1));
  const conflict = undecided.read().conflicts.get(id);
  expect(conflict).toMatchObject({ mine: { title: "Mine" }, theirs: { title: "Theirs" } });
  expect((await tasks.byId.query({ id })).title).toBe("Theirs");
  undecided.rewrite(id, { title: "Mine, at last" });
  const { mine = {}, theirs = shown(id) } = undecided.read().conflicts.get(id) ?? {};
  actions.edit(theirs, mine);
  undecided.settle(conflict?.ids ?? [], id);
  await settled();
  expect((await tasks.byId.query({ id })).title).toBe("Mine, at last");
  await eventually(() => expect(copy.refused.read()).toEqual([]));
  expect(undecided.countSettled()).toBe(1);
});

test("a task that the server refuses is not listed, and is added again with all that was changed of it", async () => {
  const ada = await signUp();
  const network: TabNetwork = { isDown: false };
  const { actions, copy, undecided, shown, settled } = await open(ada, network);
  network.isDown = true;
  const id = uuidv7();
  actions.add({ title: "x".repeat(501) }, id);
  actions.edit(shown(id), { title: "Read" });
  actions.setCompleted(shown(id), true);
  network.isDown = false;
  await settled();
  expect(copy.store.list()).toEqual([]);
  await eventually(() => expect(undecided.read().unadded).toHaveLength(1));
  const [unadded] = undecided.read().unadded;
  expect(unadded).toMatchObject({ task: { title: "Read", completed: true } });
  expect(undecided.read().unadded).toHaveLength(1);
  for (const command of unadded ? addedAgain(unadded) : []) copy.give(command);
  undecided.settle(unadded?.ids ?? []);
  await settled();
  expect(await callerAs(ada).tasks.byId.query({ id })).toMatchObject({ title: "Read", completed: true });
  await eventually(() => expect(undecided.read().unadded).toEqual([]));
});

test("text for a task that was deleted permanently becomes a new task", async () => {
  const ada = await signUp();
  const { id } = await callerAs(ada).tasks.create.mutate({ title: "Read" });
  const { actions, copy, undecided, shown, settled } = await open(ada);
  const database = openConnection(ada.server.databaseUrl);
  await database`delete from tasks where id = ${id}`;
  await database`update change_clocks set seq = seq + 1, floor = seq + 1 where user_id = ${ada.userId}`;
  await database.end();
  actions.edit(shown(id), { description: "Precious words" });
  await settled();
  await copy.pull();
  await eventually(() => expect(undecided.read().lost).toHaveLength(1));
  const [lost] = undecided.read().lost;
  expect(lost).toMatchObject({ taskId: id, mine: { description: "Precious words" } });
  const again = uuidv7();
  if (lost) actions.add(taskOfLost(lost), again);
  undecided.settle(lost?.ids ?? [], id);
  await settled();
  expect(await callerAs(ada).tasks.byId.query({ id: again })).toMatchObject({ description: "Precious words" });
});

test("whoever shows what was refused is told when that changes, and of no other change", async () => {
  const ada = await signUp();
  const { tasks } = callerAs(ada);
  const { id } = await tasks.create.mutate({ title: "Read" });
  const { actions, copy, undecided, shown, settled } = await open(ada);
  const seen: number[] = [];
  undecided.subscribe(() => seen.push(undecided.read().conflicts.size));
  actions.setCompleted(shown(id), true);
  await settled();
  expect(seen).toEqual([]);
  await tasks.update.mutate({ id, title: "Theirs" });
  actions.edit(shown(id), { title: "Mine" });
  await eventually(() => expect(seen.at(-1)).toBe(1));
  await copy.dismiss(undecided.read().conflicts.get(id)?.ids ?? []);
  expect(seen.at(-1)).toBe(0);
});

test("tasks that are added together are taken back as one, in their order, and come back as one", async () => {
  const ada = await signUp();
  const { tasks } = callerAs(ada);
  const titles = async () => (await tasks.list.query({ order: "asc" })).items.map(({ title }) => title);
  const { actions, undo, settled } = await open(ada);
  const added = ["Milk", "Bread", "Eggs"].map((title) => ({
    id: newUuid(),
    input: { title, tags: ["shop"] },
  }));
  actions.addAll(added);
  await settled();
  expect(await titles()).toEqual(["Milk", "Bread", "Eggs"]);
  expect(undo.undoLast()?.label).toBe("Added 3 tasks");
  await settled();
  expect(await titles()).toEqual([]);
  undo.redoLast();
  await settled();
  expect(await titles()).toEqual(["Milk", "Bread", "Eggs"]);
});

test("acts are undone one by one and redone in their order, the adding of a task too", async () => {
  const ada = await signUp();
  const { tasks } = callerAs(ada);
  const { actions, shown, settled } = await open(ada);
  const id = uuidv7();
  actions.add({ title: "Read" }, id);
  actions.edit(shown(id), { title: "Read on" });
  actions.edit(shown(id), { priority: "high", tags: ["book"] });
  actions.setCompleted(shown(id), true);
  actions.remove(shown(id));
  const look = () => {
    const { title, priority, tags, completed, deletedAt } = shown(id);
    return { title, priority, tags, completed, isTrashed: deletedAt !== null };
  };
  const states = [look()];
  for (let acts = 0; acts < 5; acts += 1) {
    actions.undoLast();
    states.push(look());
  }
  expect(states).toEqual([
    { title: "Read on", priority: "high", tags: ["book"], completed: true, isTrashed: true },
    { title: "Read on", priority: "high", tags: ["book"], completed: true, isTrashed: false },
    { title: "Read on", priority: "high", tags: ["book"], completed: false, isTrashed: false },
    { title: "Read on", priority: "medium", tags: [], completed: false, isTrashed: false },
    { title: "Read", priority: "medium", tags: [], completed: false, isTrashed: false },
    { title: "Read", priority: "medium", tags: [], completed: false, isTrashed: true },
  ]);
  for (const state of states.toReversed().slice(1)) {
    actions.redoLast();
    expect(look()).toEqual(state);
  }
  await settled();
  const { items } = await tasks.list.query({ trash: true });
  expect(items).toMatchObject([{ id, title: "Read on", priority: "high", tags: ["book"], completed: true }]);
});

test("an act that is undone and redone after somebody else changed the task keeps what they changed", async () => {
  const ada = await signUp();
  const { tasks } = callerAs(ada);
  const { id } = await tasks.create.mutate({ title: "Read", tags: ["home"] });
  const { actions, copy, shown, settled } = await open(ada);
  actions.edit(shown(id), { priority: "high", tags: ["home", "book"] });
  await settled();
  await tasks.update.mutate({ id, title: "Read on", deadlineOn: "2026-12-24", tags: ["home", "book", "now"] });
  await copy.pull();
  actions.undoLast();
  await settled();
  const theirs = { title: "Read on", deadlineOn: "2026-12-24" };
  expect(await tasks.byId.query({ id })).toMatchObject({ ...theirs, priority: "medium", tags: ["home", "now"] });
  actions.redoLast();
  await settled();
  expect(await tasks.byId.query({ id })).toMatchObject({ ...theirs, priority: "high", tags: ["home", "now", "book"] });
});

test("completing a repeating task says when it is due next, and that is taken back", async () => {
  const ada = await signUp();
  const { tasks } = callerAs(ada);
  const { id } = await tasks.create.mutate({ title: "Water", dueOn: clock.today, repeat: "FREQ=DAILY;COUNT=3" });
  const { actions, undo, shown, settled } = await open(ada);
  const listed = async () =>
    (await tasks.list.query({ completed: "pending" })).items.map(({ dueOn, repeat }) => [dueOn, repeat]);
  actions.setCompleted(shown(id), true);
  await settled();
  expect(await listed()).toEqual([[addDays(clock.today, 1), "FREQ=DAILY;COUNT=2"]]);
  expect(undo.undoLast()?.label).toBe("Completed “Water” · next tomorrow");
  await settled();
  expect(await listed()).toEqual([[clock.today, "FREQ=DAILY;COUNT=3"]]);
});
