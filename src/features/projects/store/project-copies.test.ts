import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createUndoStack } from "~/features/tasks/store/undo-stack";
import { eventually } from "~/testing/eventually";
import { type Person, signUp } from "~/testing/people/people";
import { callerAs } from "~/testing/server/caller";
import { openTab, stubBrowser, type Tab } from "~/testing/sync/browser";
import { nothingWaits } from "~/testing/sync/given";
import { createProjectCopies, nameOfCopy } from "./project-copies";

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

async function open(person: Person) {
  tab = openTab(person);
  await eventually(() => expect(tab.copy.status.read()).toBe("whole"));
  const undo = createUndoStack();
  const settled = async () => {
    await nothingWaits(tab);
    expect(tab.copy.refused.read()).toEqual([]);
  };
  return { undo, settled, copies: createProjectCopies({ copy: tab.copy, undo }) };
}

test("a project is duplicated with its sections and its open tasks, in their order", async () => {
  const ada = await signUp();
  const { projects, sections, tasks, reminders } = callerAs(ada);
  const trip = await projects.create.mutate({ name: "Trip", color: "teal" });
  await projects.create.mutate({ name: "Work" });
  const { id: sectionId } = await sections.create.mutate({ projectId: trip.id, name: "Before" });
  const place = { projectId: trip.id, sectionId };
  const { id: parentId } = await tasks.create.mutate({
    title: "Pack",
    ...place,
    dueOn: "2026-12-01",
    tags: ["travel"],
  });
  await reminders.create.mutate({ taskId: parentId, minutesBefore: 60 });
  const { id: done } = await tasks.create.mutate({ title: "Passport", parentId });
  await tasks.setCompleted.mutate({ id: done, completed: true });
  const { id: bought } = await tasks.create.mutate({ title: "Buy a map", projectId: trip.id });
  await tasks.setCompleted.mutate({ id: bought, completed: true });

  const { copies, undo, settled } = await open(ada);
  const id = copies.duplicate(trip) ?? "";
  await settled();
  expect((await projects.list.query()).items.map(({ name }) => name)).toEqual(["Trip", "Trip (copy)", "Work"]);
  expect(await projects.byId.query({ id })).toMatchObject({ color: "teal" });
  const [section, ...others] = (await sections.list.query({ projectId: id })).items;
  expect([section?.name, others]).toEqual(["Before", []]);
  const copied = (await tasks.list.query({ project: id, completed: "all", sort: "position" })).items;
  const pack = copied.find(({ title }) => title === "Pack");
  expect(copied.map(({ title }) => title).sort()).toEqual(["Pack", "Passport"]);
  expect(pack).toMatchObject({ sectionId: section?.id, dueOn: "2026-12-01", tags: ["travel"], parentId: null });
  expect(copied.find(({ title }) => title === "Passport")).toMatchObject({ parentId: pack?.id, completed: false });
  expect((await reminders.list.query({ taskId: pack?.id ?? "" })).items).toMatchObject([{ minutesBefore: 60 }]);

  undo.undoLast();
  await settled();
  expect((await projects.list.query()).items.map(({ name }) => name)).toEqual(["Trip", "Work"]);
  undo.redoLast();
  await settled();
  expect((await tasks.list.query({ project: id, completed: "all" })).items).toHaveLength(2);
});

test("a task becomes a project with its subtasks, and undo makes it a task with subtasks again", async () => {
  const ada = await signUp();
  const { projects, tasks } = callerAs(ada);
  const house = await tasks.create.mutate({ title: "Move house", description: "In May" });
  const { id: boxes } = await tasks.create.mutate({ title: "Boxes", parentId: house.id });
  const { id: tape } = await tasks.create.mutate({ title: "Tape", parentId: boxes });

  const { copies, undo, settled } = await open(ada);
  const projectId = copies.fromTask(house) ?? "";
  await settled();
  expect((await projects.list.query()).items.map(({ name }) => name)).toEqual(["Move house"]);
  expect(await tasks.byId.query({ id: boxes })).toMatchObject({ parentId: null, projectId });
  expect(await tasks.byId.query({ id: tape })).toMatchObject({ parentId: boxes, projectId });
  const trash = await tasks.list.query({ trash: true, completed: "all" });
  expect(trash.items.map(({ title, description }) => [title, description])).toEqual([["Move house", "In May"]]);

  undo.undoLast();
  await settled();
  expect((await projects.list.query()).items).toEqual([]);
  expect(await tasks.byId.query({ id: boxes })).toMatchObject({ parentId: house.id, projectId: null });
  expect(await tasks.byId.query({ id: tape })).toMatchObject({ parentId: boxes, projectId: null });
  undo.redoLast();
  await settled();
  expect(await tasks.byId.query({ id: boxes })).toMatchObject({ parentId: null, projectId });
});

test("a title that is no name of a project stays a task, with everything below it", async () => {
  const ada = await signUp();
  const { tasks, projects } = callerAs(ada);
  const long = await tasks.create.mutate({ title: "x".repeat(101) });
  const { copies, settled } = await open(ada);
  expect(copies.fromTask(long)).toBeUndefined();
  await settled();
  expect((await projects.list.query()).items).toEqual([]);
  expect(await tasks.byId.query({ id: long.id })).toMatchObject({ deletedAt: null });
});

test.each([
  ["Trip", [], "Trip (copy)"],
  ["Trip", ["Trip (copy)"], "Trip (copy 2)"],
  ["🌱".repeat(100), [], `${"🌱".repeat(93)} (copy)`],
])("the copy of %j beside %j is named %j", (name, taken, expected) => {
  expect(
    nameOfCopy(
      name,
      taken.map((other) => ({ name: other })),
    ),
  ).toBe(expected);
});
