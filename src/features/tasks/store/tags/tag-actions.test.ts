import fc from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { applyCommand } from "~/client/sync/command";
import { viewEffects, type ViewCommand } from "~/features/views/store/copy/view-effects";
import type { SavedView } from "~/features/views/store/saved-view";
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

/** Returns the actions on a device with tasks that have these tags, and with views that have these filters. */
function deviceWith(lists: readonly string[][], filters: readonly string[] = []) {
  let views = filters.flatMap((filter, at): SavedView[] => {
    const input = { id: `view ${at}`, name: "At home", path: "/tasks", filter, position: "a0" };
    const given = { at: "", userId, id: input.id, look: () => undefined };
    return [viewEffects["views.create"](undefined, input, given) ?? []].flat();
  });
  let tasks = lists.map((tags, at): Task => {
    const id = `01936f7e-5b7a-7c3e-9d8f-${String(at).padStart(12, "0")}`;
    return { ...draftOf({ title: "Read", tags }, { id, userId }), createdAt: "", updatedAt: "" };
  });
  const commands: (TaskCommand | ViewCommand)[] = [];
  const followed: (readonly [string, string | null])[] = [];
  const undo = createUndoStack();
  const give = (command: TaskCommand | ViewCommand) => {
    commands.push(command);
    views = views.flatMap((view) => {
      if ("id" in command.input && command.input.id !== view.id) return view;
      return applyCommand(viewEffects, view, { ...command, at: "", userId, id: view.id, look: () => undefined }) ?? [];
    });
    if ("filter" in command.input) return;
    const named = "ids" in command.input ? command.input.ids : undefined;
    tasks = tasks.flatMap((task) => {
      if (named !== undefined && !named.includes(task.id)) return task;
      return applyCommand(taskEffects, task, { ...command, at: "", userId, id: task.id, look: () => undefined }) ?? [];
    });
  };
  const follow = (tag: string, to: string | null) => void followed.push([tag, to]);
  return {
    ...createTagActions({ give, undo, list: () => tasks, views: () => views, follow }),
    undo,
    commands,
    followed,
    tags: () => tasks.map((task) => task.tags),
    filters: () => views.map(({ filter }) => filter),
    folded: () => tasks.map((task) => task.tags.map(fold).sort()),
  };
}

const filter = fc
  .tuple(fc.constantFrom("tags", "tagsAny", "tagsNone"), fc.uniqueArray(name, { maxLength: 3, selector: fold }))
  .map(([field, tags]) => new URLSearchParams(tags.map((tag) => [field, tag])).toString());

test("what is done to a tag is taken back in each task and each view, and done again", () => {
  fc.assert(
    fc.property(given, fc.array(filter, { maxLength: 3 }), name, fc.option(name), (lists, filters, tag, to) => {
      const device = deviceWith(lists, filters);
      const foldedFilters = () => device.filters().map((text) => fold(decodeURIComponent(text)));
      const before = [...device.folded(), foldedFilters()];
      if (to === null) device.remove(tag);
      else device.rename(tag, to);
      const after = [...device.folded(), foldedFilters()];
      device.undo.undoLast();
      expect([...device.folded(), foldedFilters()]).toEqual(before);
      device.undo.redoLast();
      expect([...device.folded(), foldedFilters()]).toEqual(after);
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
