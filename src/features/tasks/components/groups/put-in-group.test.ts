import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { clockAt } from "~/shared/clock";
import { eventually } from "~/testing/eventually";
import { signUp } from "~/testing/people/people";
import { callerAs } from "~/testing/server/caller";
import { openTab, stubBrowser, type Tab } from "~/testing/sync/browser";
import { createTaskActions } from "../../store/task-actions";
import { createTreeActions } from "../../store/tree/tree-actions";
import { createUndoStack } from "../../store/undo-stack";
import { createPutInGroup } from "./put-in-group";

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

const clock = clockAt("2026-11-20T12:00:00.000Z", { timeZone: "Europe/Berlin", locale: "en-GB" });

/** Adds a task in a section of a project, and opens a tab that has it. */
async function plant() {
  const ada = await signUp();
  const { projects, sections, tasks } = callerAs(ada);
  const project = await projects.create.mutate({ name: "Home" });
  const section = await sections.create.mutate({ projectId: project.id, name: "Doing" });
  const { id } = await tasks.create.mutate({
    title: "Pay rent",
    projectId: project.id,
    sectionId: section.id,
    dueAt: "2026-11-20T08:00:00.000Z",
    tags: ["bills", "money"],
  });
  tab = openTab(ada);
  const { store, give } = tab.copy;
  await eventually(() => expect(tab.copy.status.read()).toBe("whole"));
  const undo = createUndoStack();
  const actions = createTaskActions({ give, undo, userId: ada.userId, find: store.find, clock: () => clock });
  const tree = createTreeActions(tab.copy, undo);
  const around = { clock, projects: [project], sections: [section], tags: ["bills", "Garden", "money"] };
  const put = createPutInGroup({ actions, tree, around });
  const shown = () => {
    const task = store.find(id);
    if (task === undefined) throw new Error("The task is not here.");
    return task;
  };
  return { put, shown, undo, project, section };
}

test("a task that is put into another group has its value, on the day at the same time, and has the old one after undo", async () => {
  const { put, shown, undo, project, section } = await plant();
  const before = shown();
  expect(put(shown(), { grouping: "due", key: "2027-07-01" })).toBe(true);
  expect(shown()).toMatchObject({ dueOn: "2027-07-01", dueAt: "2027-07-01T07:00:00.000Z" });
  expect(put(shown(), { grouping: "due", key: "none" })).toBe(true);
  expect(shown()).toMatchObject({ dueOn: null, dueAt: null });
  expect(put(shown(), { grouping: "priority", key: "high" })).toBe(true);
  expect(shown().priority).toBe("high");
  expect(put(shown(), { grouping: "tag", key: "garden" })).toBe(true);
  expect(shown().tags.toSorted()).toEqual(["Garden", "money"]);
  expect(put(shown(), { grouping: "tag", key: "" })).toBe(true);
  expect(shown().tags).toEqual([]);
  expect(put(shown(), { grouping: "section", key: "none" })).toBe(true);
  expect(shown()).toMatchObject({ projectId: project.id, sectionId: null });
  expect(put(shown(), { grouping: "project", key: "none" })).toBe(true);
  expect(shown()).toMatchObject({ projectId: null, sectionId: null });
  for (let step = 0; step < 7; step += 1) undo.undoLast();
  const { dueOn, dueAt, priority } = before;
  expect(shown()).toMatchObject({ dueOn, dueAt, priority, projectId: project.id, sectionId: section.id });
  expect(shown().tags.toSorted()).toEqual(["bills", "money"]);
});

test("a task stays as it is where it already is, and where no task can be put", async () => {
  const { put, shown, section } = await plant();
  const before = shown();
  expect(put(shown(), { grouping: "section", key: section.id })).toBe(false);
  expect(put(shown(), { grouping: "due", key: "2026-11-20" })).toBe(false);
  expect(put(shown(), { grouping: "due", key: "overdue" })).toBe(false);
  expect(put(shown(), { grouping: "due", key: "later" })).toBe(false);
  expect(put(shown(), { grouping: "project", key: "gone" })).toBe(false);
  expect(shown()).toBe(before);
});
