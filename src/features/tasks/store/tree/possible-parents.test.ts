import { expect, test } from "vitest";
import type { Task } from "../task";
import { draftOf } from "../task-draft";
import { findPossibleParents } from "./possible-parents";

/** Returns a task whose title is its id. */
const task = (id: string, changes: Partial<Task> = {}): Task => ({
  ...draftOf({ title: id }, { id, userId: "ada" }),
  updatedAt: "2026-01-01T00:00:00.000Z",
  ...changes,
});
const below = (parentId: string, ...ids: string[]) => ids.map((id) => task(id, { parentId }));

/** Returns the titles of the possible parents of some of the tasks, or why there are none. */
function found(tasks: readonly Task[], ids: readonly string[], typed = "") {
  const find = (id: string) => tasks.find((one) => one.id === id);
  const tree = new Map(tasks.map(({ id }) => [id, tasks.filter(({ parentId }) => parentId === id)]));
  const moved = ids.flatMap((id) => find(id) ?? []);
  const known = { list: () => tasks, find, tree, archived: new Set(["boat"]) };
  const { offered, fault } = findPossibleParents(moved, typed, known);
  return fault ?? offered.map(({ title }) => title);
}

const deep = [task("one"), ...below("one", "two"), ...below("two", "three"), ...below("three", "four")];

test("a task can be put below any open task but itself, those below it and its parent", () => {
  const tasks = [task("home"), ...below("home", "pack", "call"), ...below("pack", "boxes"), task("garden")];
  expect(found(tasks, ["pack"])).toEqual(["call", "garden"]);
  expect(found(tasks, ["boxes"])).toEqual(["home", "call", "garden"]);
  expect(found(tasks, ["pack"], "boxes")).toBe("A task cannot be a subtask of itself.");
  expect(found(tasks, ["pack"], "home")).toBe("“home” is its parent already.");
});

test("several tasks can be put below what each of them can, also where some of them are", () => {
  const tasks = [task("home"), ...below("home", "pack", "call"), task("garden")];
  expect(found(tasks, ["pack", "garden"])).toEqual(["home", "call"]);
  expect(found(tasks, ["pack", "call"])).toEqual(["garden"]);
});

test("nothing becomes deeper than five levels, counted with what is below it", () => {
  const tasks = [...deep, task("flat"), task("house"), ...below("house", "wall")];
  expect(found(tasks, ["flat"])).toEqual(["one", "two", "three", "four", "house", "wall"]);
  expect(found(tasks, ["house"])).toEqual(["one", "two", "three", "flat"]);
  expect(found(tasks, ["house"], "four")).toBe("Subtasks go 5 levels deep at most. “four” has no room below it.");
  expect(found([...tasks, ...below("four", "five")], ["one"])).toBe(
    "Subtasks go 5 levels deep at most, and so many are below it already.",
  );
});

test("what is completed, in the trash or in an archived project is left out, and said when it is searched", () => {
  const tasks = [
    task("pack"),
    task("done", { completed: true }),
    task("gone", { deletedAt: "2026-01-01T00:00:00.000Z" }),
    task("sail", { projectId: "boat" }),
  ];
  expect(found(tasks, ["pack"])).toBe("There is no other open task that can be its parent.");
  expect(found(tasks, ["pack"], "done")).toBe("“done” is completed. Reopen it first.");
  expect(found(tasks, ["pack"], "gone")).toBe("“gone” is in the trash. Restore it first.");
  expect(found(tasks, ["pack"], "sail")).toBe("“sail” is in an archived project.");
  expect(found(tasks, ["pack"], "nothing")).toBe("No task has such a title.");
  expect(found(tasks, [])).toBe("What was chosen is in the trash by now.");
});

test("those come first whose title begins with the text, then those nearby, then those changed last", () => {
  const at = (day: number) => ({ updatedAt: `2026-01-0${day}T00:00:00.000Z` });
  const tasks = [
    task("Pay rent", { projectId: "home" }),
    task("old rent", at(2)),
    task("new rent", at(3)),
    task("near rent", { projectId: "home" }),
    task("Rént a car", at(1)),
  ];
  expect(found(tasks, ["Pay rent"], " RENT ")).toEqual(["Rént a car", "near rent", "new rent", "old rent"]);
});
