import { expect, test } from "vitest";
import { exampleTask } from "../example";
import { editOf, oppositeOf, updateOf } from "./task-edit";

const base = { ...exampleTask, title: "Read", description: "", tags: ["home", "work"], dueOn: null, dueAt: null };

test("an edit holds what changes, and nothing else", () => {
  expect(editOf(base, { title: "Read", priority: base.priority, tags: ["work", "home"] })).toBeUndefined();
  expect(editOf(base, { title: "Write", description: "" })).toEqual({ title: "Write" });
  expect(editOf(base, { dueOn: null })).toBeUndefined();
});

test("tags are added and removed, so that those added elsewhere stay", () => {
  const edit = editOf(base, { tags: ["Home", "urgent"] });
  expect(edit).toEqual({ tagChanges: { add: ["urgent"], remove: ["work"] } });
  expect(oppositeOf(base, edit ?? {})).toEqual({ tagChanges: { add: ["work"], remove: ["urgent"] } });
});

test("a day and its time are changed and taken back together", () => {
  const timed = { ...base, dueOn: "2026-12-01", dueAt: "2026-12-01T08:00:00.000Z" };
  expect(editOf(timed, { dueOn: "2026-12-01", dueAt: null })).toEqual({ dueOn: "2026-12-01", dueAt: null });
  const postponed = editOf(timed, { dueOn: "2026-12-02" });
  expect(postponed).toEqual({ dueOn: "2026-12-02" });
  expect(oppositeOf(timed, postponed ?? {})).toEqual({ dueOn: timed.dueOn, dueAt: timed.dueAt });
});

test("a command says which text the user was looking at, and no more", () => {
  expect(updateOf(base, { title: "Write", priority: "high" })).toEqual({
    procedure: "tasks.update",
    input: { id: base.id, title: "Write", priority: "high", was: { title: "Read" } },
  });
});
