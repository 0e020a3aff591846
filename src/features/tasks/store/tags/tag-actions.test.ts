import fc from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { applyCommand } from "~/client/sync/command";
import { fold } from "~/shared/text/fold";
import { stubBrowser } from "~/testing/sync/browser";
import { taskEffects, type TaskCommand } from "../copy/task-effects";
import type { Task } from "../task";
import { draftOf } from "../task-draft";
import { createUndoStack } from "../undo-stack";
import { createTagActions } from "./tag-actions";

beforeEach(() => {
  const { page } = stubBrowser();
  // No screen reader listens.
  Object.assign(page, { querySelectorAll: () => [] });
});
afterEach(() => vi.unstubAllGlobals());

const userId = "01936f7e-5b7a-7c3e-9d8f-0a1b2c3d4e5f";
const name = fc.constantFrom("home", "Home", "büro", "work", "Étude");
const given = fc.array(fc.uniqueArray(name, { maxLength: 3, selector: fold }), { maxLength: 6 });

/** Returns the actions on a device with tasks that have these tags. */
function deviceWith(lists: readonly string[][]) {
  let tasks = lists.map((tags, at): Task => {
    const id = `01936f7e-5b7a-7c3e-9d8f-${String(at).padStart(12, "0")}`;
    return { ...draftOf({ title: "Read", tags }, { id, userId }), createdAt: "", updatedAt: "" };
  });
  const commands: TaskCommand[] = [];
  const followed: (readonly [string, string | null])[] = [];
  const undo = createUndoStack();
  const give = (command: TaskCommand) => {
    commands.push(command);
    const named = "ids" in command.input ? command.input.ids : undefined;
    tasks = tasks.flatMap((task) => {
      if (named !== undefined && !named.includes(task.id)) return task;
      return applyCommand(taskEffects, task, { ...command, at: "", userId, id: task.id, look: () => undefined }) ?? [];
    });
  };
  const follow = (tag: string, to: string | null) => void followed.push([tag, to]);
  return {
    ...createTagActions({ give, undo, list: () => tasks, follow }),
    undo,
    commands,
    followed,
    tags: () => tasks.map((task) => task.tags),
    folded: () => tasks.map((task) => task.tags.map(fold).sort()),
  };
}

test("what is done to a tag is taken back in each task, and done again", () => {
  fc.assert(
    fc.property(given, name, fc.option(name), (lists, tag, to) => {
      const device = deviceWith(lists);
      const before = device.folded();
      if (to === null) device.remove(tag);
      else device.rename(tag, to);
      const after = device.folded();
      device.undo.undoLast();
      expect(device.folded()).toEqual(before);
      device.undo.redoLast();
      expect(device.folded()).toEqual(after);
    }),
  );
});

test("a renamed tag has its place back after Undo, and the page follows both", () => {
  const device = deviceWith([["a", "home", "b"]]);
  device.rename("home", "house");
  expect(device.tags()).toEqual([["a", "house", "b"]]);
  device.undo.undoLast();
  expect(device.tags()).toEqual([["a", "home", "b"]]);
  expect(device.followed).toEqual([
    ["home", "house"],
    ["house", "home"],
  ]);
});

test("a tag of more tasks than one command names is given back by several", () => {
  const device = deviceWith(Array.from({ length: 1_001 }, () => ["home"]));
  device.remove("HOME");
  device.undo.undoLast();
  expect(device.tags().every((tags) => tags[0] === "HOME")).toBe(true);
  expect(device.commands.map(({ procedure }) => procedure)).toEqual([
    "tasks.deleteTag",
    ...Array.from({ length: 3 }, () => "tasks.updateMany"),
  ]);
});
