import fc from "fast-check";
import { expect, test } from "vitest";
import { views, viewOfProject } from "../../list/views";
import { draftOf } from "../../store/task-draft";
import { isNested, nestRows } from "./nested-rows";

const row = (id: string, parentId: string | null = null, position = "") => ({
  task: { ...draftOf({ title: id, parentId }, { id, userId: "ada" }), position },
  isExiting: false,
});
const shown = (rows: ReturnType<typeof row>[], ...unfolded: string[]) => {
  const { rows: nested, nesting } = nestRows(rows, new Set(unfolded));
  return nested.map(({ task: { id } }) => "  ".repeat((nesting.get(id)?.level ?? 1) - 1) + id);
};

test("a list without subtasks has the very same rows", () => {
  const rows = [row("milk"), row("bread")];
  expect(nestRows(rows, new Set()).rows).toBe(rows);
});

test("subtasks are folded away until their task is unfolded, then in the order of their owner", () => {
  const rows = [row("pack", "move", "a1"), row("move"), row("boxes", "pack"), row("call", "move", "a0"), row("milk")];
  expect(shown(rows)).toEqual(["move", "milk"]);
  expect(shown(rows, "move")).toEqual(["move", "  call", "  pack", "milk"]);
  expect(shown(rows, "move", "pack")).toEqual(["move", "  call", "  pack", "    boxes", "milk"]);
  const { nesting } = nestRows(rows, new Set(["move"]));
  expect([...nesting]).toEqual([
    ["move", { level: 1, isUnfolded: true }],
    ["call", { level: 2, isUnfolded: undefined }],
    ["pack", { level: 2, isUnfolded: false }],
  ]);
});

test("a subtask whose parent is not in the list stands alone", () => {
  expect(shown([row("pack", "elsewhere"), row("boxes", "pack")], "pack")).toEqual(["pack", "  boxes"]);
});

test("every task of a list is shown once, if all are unfolded", () => {
  const trees = fc.array(fc.option(fc.nat({ max: 20 })), { maxLength: 20 });
  fc.assert(
    fc.property(trees, (parents) => {
      const rows = parents.map((parent, at) => row(`${at}`, parent === null || parent >= at ? null : `${parent}`));
      const ids = rows.map(({ task }) => task.id);
      const all = nestRows(rows.toReversed(), new Set(ids)).rows.map(({ task }) => task.id);
      expect(all.toSorted()).toEqual(ids.toSorted());
    }),
  );
});

test("lists of a place show subtasks below their parents, unless a filter is chosen", () => {
  for (const view of [views.inbox, views.all, viewOfProject("home")]) {
    expect(isNested(view, { sort: "title", order: "asc", completed: "all" })).toBe(true);
    expect(isNested(view, { search: "boxes" })).toBe(false);
    expect(isNested(view, { tags: ["home"] })).toBe(false);
  }
  for (const view of [views.today, views.upcoming, views.completed, views.trash])
    expect(isNested(view, {})).toBe(false);
});
