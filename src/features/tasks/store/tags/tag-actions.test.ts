import fc from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { applyCommand, type Look } from "~/client/sync/command";
import type { ServerRows } from "~/client/sync/kinds/server-rows";
import { tagEffects, type TagColorCommand } from "~/features/tags/store/copy/tag-effects";
import type { ColoredTag } from "~/features/tags/store/tag";
import { viewEffects, type ViewCommand } from "~/features/views/store/copy/view-effects";
import type { SavedView } from "~/features/views/store/saved-view";
import { type Color, colors } from "~/shared/rows/colors";
import { tagId } from "~/shared/rows/tag-id";
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

type AnyCommand = TaskCommand | ViewCommand | TagColorCommand;

/** Returns the actions on a device with tasks that have these tags, with views that have these filters, and with tags that have these colors. */
function deviceWith(
  lists: readonly string[][],
  filters: readonly string[] = [],
  colored: readonly (readonly [string, Color])[] = [],
) {
  let tags = new Map<string, ColoredTag>();
  /** Applies a command to each row of a tag that it may concern. */
  const paint = (command: AnyCommand) => {
    const { input } = command;
    const names = ["tag" in input ? input.tag : undefined, "to" in input ? input.to : undefined];
    const before = tags;
    const rows: { [Name in keyof ServerRows]?: ReadonlyMap<string, ServerRows[Name]> } = { tags: before };
    const look: Look<ServerRows> = (kind, id) => rows[kind]?.get(id);
    tags = new Map(before);
    for (const id of names.flatMap((each) => (each === undefined ? [] : tagId(userId, each)))) {
      const row = applyCommand(tagEffects, before.get(id), { ...command, at: "", userId, id, look, search: () => [] });
      if (row !== undefined) tags.set(id, row);
    }
  };
  for (const [tag, color] of colored) paint({ procedure: "tags.setColor", input: { tag, color } });
  let views = filters.flatMap((filter, at): SavedView[] => {
    const input = { id: `view ${at}`, name: "At home", path: "/tasks", filter, position: "a0" };
    const given = { at: "", userId, id: input.id, look: () => undefined, search: () => [] };
    return [viewEffects["views.create"](undefined, input, given) ?? []].flat();
  });
  let tasks = lists.map((tags, at): Task => {
    const id = `01936f7e-5b7a-7c3e-9d8f-${String(at).padStart(12, "0")}`;
    return { ...draftOf({ title: "Read", tags }, { id, userId }), createdAt: "", updatedAt: "" };
  });
  const commands: AnyCommand[] = [];
  const followed: (readonly [string, string | null])[] = [];
  const undo = createUndoStack();
  const give = (command: AnyCommand) => {
    commands.push(command);
    paint(command);
    views = views.flatMap((view) => {
      if ("id" in command.input && command.input.id !== view.id) return view;
      return (
        applyCommand(viewEffects, view, {
          ...command,
          at: "",
          userId,
          id: view.id,
          look: () => undefined,
          search: () => [],
        }) ?? []
      );
    });
    if ("filter" in command.input) return;
    const named = "ids" in command.input ? command.input.ids : undefined;
    tasks = tasks.flatMap((task) => {
      if (named !== undefined && !named.includes(task.id)) return task;
      return (
        applyCommand(taskEffects, task, {
          ...command,
          at: "",
          userId,
          id: task.id,
          look: () => undefined,
          search: () => [],
        }) ?? []
      );
    });
  };
  const follow = (tag: string, to: string | null) => {
    followed.push([tag, to]);
    return () => void followed.push([tag, "back"]);
  };
  return {
    ...createTagActions({
      give,
      undo,
      list: () => tasks,
      views: () => views,
      colorOf: (tag) => tags.get(tagId(userId, tag))?.color ?? null,
      follow,
    }),
    undo,
    commands,
    followed,
    tags: () => tasks.map((task) => task.tags),
    colors: () =>
      [...tags.values()].flatMap(({ tag, color }) => (color === null ? [] : `${fold(tag)}: ${color}`)).toSorted(),
    filters: () => views.map(({ filter }) => filter),
    folded: () => tasks.map((task) => task.tags.map(fold).sort()),
  };
}

const filter = fc
  .tuple(fc.constantFrom("tags", "tagsAny", "tagsNone"), fc.uniqueArray(name, { maxLength: 3, selector: fold }))
  .map(([field, tags]) => new URLSearchParams(tags.map((tag) => [field, tag])).toString());

const colored = fc.array(fc.tuple(name, fc.constantFrom(...colors.slice(0, 2))), { maxLength: 3 });
/** What is done to a tag: it gets another name or color, or is deleted. */
const act = fc.oneof(
  fc.record({ to: name }),
  fc.record({ color: fc.option(fc.constantFrom(...colors.slice(0, 2))) }),
  fc.constant({}),
);

test("what is done to a tag is taken back in each task, each view and its color, and done again", () => {
  fc.assert(
    fc.property(given, fc.array(filter, { maxLength: 3 }), colored, name, act, (lists, filters, painted, tag, done) => {
      const device = deviceWith(lists, filters, painted);
      const foldedFilters = () => device.filters().map((text) => fold(decodeURIComponent(text)));
      const all = () => [...device.folded(), foldedFilters(), device.colors()];
      const before = all();
      if ("to" in done) device.rename(tag, done.to);
      else if ("color" in done) device.color(tag, done.color);
      else device.remove(tag);
      const after = all();
      device.undo.undoLast();
      expect(all()).toEqual(before);
      device.undo.redoLast();
      expect(all()).toEqual(after);
    }),
    { numRuns: 500 },
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

test("after Undo of a merge, and of a deletion, the page follows back, and forth again after Redo", () => {
  const device = deviceWith([["home"], ["work"]]);
  device.rename("home", "work");
  device.undo.undoLast();
  device.undo.redoLast();
  device.undo.undoLast();
  device.remove("work");
  device.undo.undoLast();
  expect(device.followed).toEqual([
    ["home", "work"],
    ["home", "back"],
    ["home", "work"],
    ["home", "back"],
    ["work", null],
    ["work", "back"],
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
