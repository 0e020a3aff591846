import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { eventually } from "~/testing/eventually";
import { signUp } from "~/testing/people/people";
import { callerAs } from "~/testing/server/caller";
import { openTab, stubBrowser, type Tab } from "~/testing/sync/browser";
import { nothingWaits } from "~/testing/sync/given";
import { createTreeActions } from "../tree/tree-actions";
import { treeOf } from "../tree/tree";
import { createUndoStack } from "../undo-stack";
import { createManyMoves } from "./many-moves";

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

/** Adds tasks in this order, each below the one that is named, and opens a tab that has them. */
async function plant(parents: Record<string, string | null>) {
  const ada = await signUp();
  const { tasks, sync } = callerAs(ada);
  const ids = new Map<string, string>();
  for (const [title, parent] of Object.entries(parents)) {
    const { id } = await tasks.create.mutate({ title, parentId: parent === null ? null : (ids.get(parent) ?? "") });
    ids.set(title, id);
  }
  tab = openTab(ada);
  const { store } = tab.copy;
  await eventually(() => expect(tab.copy.status.read()).toBe("whole"));
  const undo = createUndoStack();
  const moves = createManyMoves(tab.copy, undo);
  const tree = createTreeActions(tab.copy, undo);
  const named = (...titles: string[]) => titles.flatMap((title) => store.find(ids.get(title) ?? "") ?? []);
  const one = (title: string) => {
    const [found] = named(title);
    if (found === undefined) throw new Error(`There is no ${title}.`);
    return found;
  };
  const below = (title: string) =>
    (treeOf(store).read().get(one(title).id) ?? []).map((subtask) => subtask.title).join(" ");
  const top = () =>
    tree
      .siblingsOf({ parentId: null, projectId: null, sectionId: null })
      .map(({ title }) => title)
      .join(" ");
  const places = async () =>
    (await sync.changes.query()).tasks.map(({ title, parentId, position }) => ({ title, parentId, position }));
  return { moves, undo, named, one, below, top, places };
}

const flat = { A: null, B: null, C: null, D: null, E: null };

test("several tasks are put before another one in their order, by one command, and back by one undo", async () => {
  const { moves, undo, named, one, top, places } = await plant(flat);
  expect(top()).toBe("A B C D E");
  expect(moves.putBefore(named("B", "D"), one("B"), one("A"))).toBe(true);
  expect(top()).toBe("B D A C E");
  expect(tab.copy.outbox.read().waiting).toBe(1);
  await nothingWaits(tab);
  const stored = await places();
  undo.undoLast();
  expect(top()).toBe("A B C D E");
  undo.redoLast();
  await nothingWaits(tab);
  expect(await places()).toEqual(stored);
  expect(moves.putBefore(named("A", "B"), one("A"), undefined)).toBe(true);
  expect(top()).toBe("D C E A B");
});

test("what would change nothing is no step", async () => {
  const { moves, undo, named, one } = await plant(flat);
  expect(moves.putBefore(named("B", "C"), one("B"), one("D"))).toBe(false);
  expect(moves.putBefore(named("D", "E"), one("D"), undefined)).toBe(false);
  expect(moves.putBelow([], one("A"))).toEqual([]);
  expect(undo.undoLast()).toBeUndefined();
});

test("subtasks of one task are put elsewhere among themselves, and stay below it", async () => {
  const { moves, undo, named, one, below } = await plant({ Home: null, A: "Home", B: "Home", C: "Home", D: "Home" });
  moves.putBefore(named("C", "D"), one("C"), one("A"));
  expect(below("Home")).toBe("C D A B");
  await nothingWaits(tab);
  expect(below("Home")).toBe("C D A B");
  undo.undoLast();
  await nothingWaits(tab);
  expect(below("Home")).toBe("A B C D");
});

test("tasks with different parents come to stand together, and each has its own parent after undo", async () => {
  const { moves, undo, named, one, below, top } = await plant({ Home: null, A: "Home", Garden: null, B: "Garden" });
  moves.putBefore(named("A", "Garden"), one("Garden"), one("Home"));
  expect([top(), below("Garden")]).toEqual(["A Garden Home", "B"]);
  await nothingWaits(tab);
  expect([top(), below("Garden")]).toEqual(["A Garden Home", "B"]);
  undo.undoLast();
  await nothingWaits(tab);
  expect([top(), below("Home"), below("Garden")]).toEqual(["Home Garden", "A", "B"]);
});

test("tasks come to stand below another one, before its subtasks, and after it again", async () => {
  const { moves, undo, named, one, below, top } = await plant({ Home: null, A: "Home", B: null, C: null, D: "C" });
  expect(moves.putBelow(named("B", "C", "D"), one("Home"), one("A"))).toHaveLength(2);
  expect([top(), below("Home"), below("C")]).toEqual(["Home", "B C A", "D"]);
  moves.putAfter(named("B", "C"), one("Home"));
  expect([top(), below("Home")]).toEqual(["Home B C", "A"]);
  expect(undo.undoLast()?.label).toBe("2 tasks are no subtasks now");
  expect(undo.undoLast()?.label).toBe("2 tasks are subtasks of “Home” now");
  await nothingWaits(tab);
  expect([top(), below("Home")]).toEqual(["Home B C", "A"]);
});

test("nothing is put below itself, or deeper than five levels", async () => {
  const { moves, undo, named, one } = await plant({ ...flat, A2: "A", A3: "A2", A4: "A3", B2: "B" });
  expect(moves.putBelow(named("B"), one("A4"))).toEqual([]);
  expect(moves.putBelow(named("A"), one("A2"))).toEqual([]);
  expect(moves.putBefore(named("B", "C"), one("A4"), undefined)).toBe(true);
  expect(undo.undoLast()?.label).toBe("2 tasks are subtasks of “A3” now");
  expect(moves.putBefore(named("A", "C"), one("A4"), undefined)).toBe(false);
});

test("250 tasks come below another one by two commands, without a connection too, and each goes back by one undo", async () => {
  const many = Object.fromEntries(Array.from({ length: 250 }, (_, at) => [`Task ${at}`, at % 2 === 0 ? "Old" : null]));
  const { moves, undo, named, one, below, places } = await plant({ Home: null, Old: null, ...many });
  const before = await places();
  expect(moves.putBelow(named(...Object.keys(many)), one("Home"))).toHaveLength(250);
  expect(tab.copy.outbox.read().waiting).toBe(2);
  expect(below("Home")).toBe(Object.keys(many).join(" "));
  await nothingWaits(tab);
  expect(below("Home")).toBe(Object.keys(many).join(" "));
  undo.undoLast();
  await nothingWaits(tab);
  const parents = (rows: typeof before) => rows.map(({ title, parentId }) => `${title} ${parentId}`).toSorted();
  expect(parents(await places())).toEqual(parents(before));
});
