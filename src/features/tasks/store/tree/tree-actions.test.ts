import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { eventually } from "~/testing/eventually";
import { type Person, signUp } from "~/testing/people/people";
import { callerAs } from "~/testing/server/caller";
import { openTab, stubBrowser, type Tab } from "~/testing/sync/browser";
import { nothingWaits } from "~/testing/sync/given";
import { clockAt } from "~/shared/clock";
import { createTaskActions } from "../task-actions";
import { createUndoStack } from "../undo-stack";
import { treeOf } from "./tree";
import { createTreeActions } from "./tree-actions";

let tab: Tab;
beforeEach(() => {
  const { page } = stubBrowser();
  // No screen reader listens.
  Object.assign(page, { querySelectorAll: () => [] });
});
afterEach(() => {
  tab.close();
  vi.unstubAllGlobals();
});

/** Adds tasks, each below the one that is named, and opens a tab that has them. */
async function plant(ada: Person, parents: Record<string, string | null>) {
  const { tasks } = callerAs(ada);
  const ids = new Map<string, string>();
  for (const [title, parent] of Object.entries(parents)) {
    const { id } = await tasks.create.mutate({ title, parentId: parent === null ? null : (ids.get(parent) ?? "") });
    ids.set(title, id);
  }
  tab = openTab(ada);
  const { store } = tab.copy;
  await eventually(() => expect(tab.copy.status.read()).toBe("whole"));
  const undo = createUndoStack();
  const actions = createTreeActions(tab.copy, undo);
  const named = (title: string) => {
    const task = store.find(ids.get(title) ?? "");
    if (task === undefined) throw new Error(`There is no ${title}.`);
    return task;
  };
  const below = (title: string) =>
    (treeOf(store).read().get(named(title).id) ?? []).map((subtask) => subtask.title).join(" ");
  const top = () =>
    actions
      .siblingsOf({ ...named("Home"), parentId: null })
      .map(({ title }) => title)
      .join(" ");
  return { actions, undo, named, below, top };
}

test("a subtask is put before another one by writing it alone, and back by undo", async () => {
  const ada = await signUp();
  const { actions, undo, named, below } = await plant(ada, { Home: null, A: "Home", B: "Home", C: "Home" });
  expect(below("Home")).toBe("A B C");
  actions.putBefore(named("C"), named("A"));
  expect(below("Home")).toBe("C A B");
  actions.putBefore(named("C"), undefined);
  expect(below("Home")).toBe("A B C");
  actions.putBefore(named("A"), named("C"));
  expect(below("Home")).toBe("B A C");
  await nothingWaits(tab);
  expect([named("A").version, named("B").version, named("C").version]).toEqual([2, 1, 3]);
  undo.undoLast();
  expect(below("Home")).toBe("A B C");
  undo.redoLast();
  expect(below("Home")).toBe("B A C");
});

test("a task becomes the last subtask of the one above it, and comes to stand after its parent again", async () => {
  const ada = await signUp();
  const { actions, undo, named, below, top } = await plant(ada, { Home: null, A: "Home", Plan: null, Late: null });
  actions.indent(named("Plan"), named("Home"));
  expect([below("Home"), top()]).toEqual(["A Plan", "Home Late"]);
  undo.undoLast();
  expect([below("Home"), top()]).toEqual(["A", "Home Plan Late"]);
  actions.outdent(named("A"));
  expect([below("Home"), top()]).toEqual(["", "Home A Plan Late"]);
  expect(actions.outdent(named("A"))).toBe(false);
  await nothingWaits(tab);
  expect(tab.copy.refused.read()).toEqual([]);
  expect(top()).toBe("Home A Plan Late");
});

test("a task with subtasks goes no deeper than five levels", async () => {
  const ada = await signUp();
  const chain = { Home: null, A: "Home", B: "A", C: "B", Other: null, Below: "Other" };
  const { actions, named, below } = await plant(ada, chain);
  expect(actions.indent(named("Other"), named("C"))).toBe(false);
  expect(below("C")).toBe("");
  expect(actions.indent(named("Other"), named("B"))).toBe(true);
  expect(below("B")).toBe("C Other");
  await nothingWaits(tab);
  expect(tab.copy.refused.read()).toEqual([]);
});

test("subtasks are told of as they are added, moved, completed and deleted", async () => {
  const ada = await signUp();
  const { named, below } = await plant(ada, { Home: null, A: "Home", B: "Home", Other: null });
  const tree = treeOf(tab.copy.store);
  const seen: string[] = [];
  tree.subscribe(() => seen.push(below("Home")));
  tab.copy.give({ procedure: "tasks.move", input: { id: named("A").id, parentId: named("Other").id } });
  tab.copy.give({ procedure: "tasks.delete", input: { id: named("B").id } });
  tab.copy.give({ procedure: "tasks.restore", input: { id: named("B").id } });
  expect(seen.slice(0, 3)).toEqual(["B", "", "B"]);
  expect(below("Other")).toBe("A");
  await nothingWaits(tab);
  expect([below("Home"), below("Other")]).toEqual(["B", "A"]);
});

test("a task moves to the end of a project with its subtasks, a subtask without its parent, and both come back by undo", async () => {
  const ada = await signUp();
  const { projects, sections, tasks } = callerAs(ada);
  const { id: projectId } = await projects.create.mutate({ name: "House" });
  const { id: sectionId } = await sections.create.mutate({ projectId, name: "Kitchen" });
  await tasks.create.mutate({ title: "There", projectId });
  const { actions, undo, named, below, top } = await plant(ada, { Home: null, A: "Home", B: "Home", C: "A" });
  const places = () => ["Home", "A", "C"].map((title) => named(title).projectId === projectId);
  actions.moveTo(named("A"), { projectId, sectionId }, "House / Kitchen");
  expect([below("Home"), below("A"), places(), named("C").sectionId]).toEqual([
    "B",
    "C",
    [false, true, true],
    sectionId,
  ]);
  undo.undoLast();
  expect([below("Home"), below("A"), places()]).toEqual(["A B", "C", [false, false, false]]);
  actions.moveTo(named("Home"), { projectId, sectionId: null }, "House");
  expect([below("Home"), top(), places()]).toEqual(["A B", "There Home", [true, true, true]]);
  await nothingWaits(tab);
  undo.undoLast();
  expect([below("Home"), top(), places()]).toEqual(["A B", "Home", [false, false, false]]);
  actions.moveTo(named("Home"), { projectId: null, sectionId: null }, "Inbox");
  await nothingWaits(tab);
  expect(tab.copy.refused.read()).toEqual([]);
  const stored = await tasks.byId.query({ id: named("A").id });
  expect([stored.projectId, stored.parentId]).toEqual([null, named("Home").id]);
});

test("a subtask that is moved into another project leaves its parent, and one undo takes it back below that", async () => {
  const ada = await signUp();
  const { id: projectId } = await callerAs(ada).projects.create.mutate({ name: "Garden" });
  const { undo, named, below } = await plant(ada, { Home: null, A: "Home", B: "Home", Below: "A" });
  const { store } = tab.copy;
  const clock = () => clockAt(new Date().toISOString(), { timeZone: "UTC", locale: "en-GB" });
  const { edit } = createTaskActions({ give: tab.copy.give, undo, userId: ada.userId, find: store.find, clock });
  edit(named("A"), { projectId, sectionId: null });
  expect([below("Home"), named("Below").projectId]).toEqual(["B", projectId]);
  undo.undoLast();
  expect([below("Home"), named("Below").projectId]).toEqual(["A B", null]);
  await nothingWaits(tab);
  expect(tab.copy.refused.read()).toEqual([]);
  await eventually(() => expect(store.findStored(named("Below").id)?.projectId).toBeNull());
  expect(below("Home")).toBe("A B");
});

test("a task is duplicated with everything below it, open, after itself, and one undo takes all copies away", async () => {
  const ada = await signUp();
  const { actions, undo, named, below, top } = await plant(ada, {
    Home: null,
    A: "Home",
    B: "Home",
    C: "A",
    Late: null,
  });
  const fields = { description: "Twice a year", tags: ["house"], priority: "high" as const, deadlineOn: "2026-12-24" };
  tab.copy.give({ procedure: "tasks.update", input: { id: named("A").id, ...fields } });
  tab.copy.give({ procedure: "tasks.setCompleted", input: { id: named("A").id, completed: true } });
  const id = actions.duplicate(named("Home"));
  expect(top()).toBe("Home Home Late");
  await nothingWaits(tab);
  expect(tab.copy.refused.read()).toEqual([]);
  const stored = async () => (await callerAs(ada).tasks.list.query({ completed: "pending", sort: "position" })).items;
  const copies = (await stored()).filter(
    (task) => task.id === id || task.createdAt >= (tab.copy.store.find(id)?.createdAt ?? ""),
  );
  expect(copies.map(({ title }) => title).sort()).toEqual(["A", "B", "C", "Home"]);
  expect(copies.find(({ title }) => title === "A")).toMatchObject({ ...fields, parentId: id, completed: false });
  expect(copies.find(({ title }) => title === "C")?.parentId).toBe(copies.find(({ title }) => title === "A")?.id);
  expect(below("Home")).toBe("A B");
  undo.undoLast();
  expect(top()).toBe("Home Late");
  undo.redoLast();
  await nothingWaits(tab);
  expect(top()).toBe("Home Home Late");
  expect(tab.copy.refused.read()).toEqual([]);
});

test("a copy keeps the reminders of each task, except those whose moment has passed, also without a connection", async () => {
  const ada = await signUp();
  const { tasks, reminders } = callerAs(ada);
  const { id: home } = await tasks.create.mutate({ title: "Home" });
  const { id: below } = await tasks.create.mutate({ title: "A", parentId: home });
  const [past, future] = ["2020-01-01T08:00:00.000Z", "2999-01-01T08:00:00.000Z"];
  await reminders.create.mutate({ taskId: home, minutesBefore: 30 });
  await reminders.create.mutate({ taskId: home, at: past });
  await reminders.create.mutate({ taskId: below, at: future });
  const removed = await reminders.create.mutate({ taskId: below, minutesBefore: 5 });
  await reminders.delete.mutate({ id: removed.id });
  const { actions, undo, named } = await plant(ada, { Plan: null });
  const original = tab.copy.store.find(home) ?? named("Home");
  tab.network.isDown = true;
  const id = actions.duplicate(original);
  const copyOfA = treeOf(tab.copy.store).read().get(id)?.[0]?.id ?? "";
  const shown = (taskId: string) =>
    tab.copy.kinds.reminders.store
      .list()
      .filter((reminder) => reminder.taskId === taskId)
      .map(({ at, minutesBefore }) => at ?? minutesBefore);
  expect([shown(id), shown(copyOfA)]).toEqual([[30], [future]]);
  tab.network.isDown = false;
  await nothingWaits(tab);
  expect(tab.copy.refused.read()).toEqual([]);
  expect((await reminders.list.query({ taskId: id })).items).toMatchObject([{ at: null, minutesBefore: 30 }]);
  expect((await reminders.list.query({ taskId: copyOfA })).items).toMatchObject([{ at: future, minutesBefore: null }]);
  expect((await reminders.list.query({ taskId: home })).items).toHaveLength(2);

  undo.undoLast();
  await nothingWaits(tab);
  await expect(reminders.list.query({ taskId: id })).rejects.toMatchObject({ data: { code: "NOT_FOUND" } });
});
