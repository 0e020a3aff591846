import fc from "fast-check";
import { expect, test } from "vitest";
import { fold } from "~/shared/text/fold";
import { limits, priorities } from "./constants";
import { exampleTask } from "./example";
import { applyEdit, type EditedTask, mergeEdit, type TaskEdit } from "./merge";

const text = fc.constantFrom("Read", "Write", "read", "Étude", "");
const tag = fc.constantFrom("home", "Home", "büro", "buro", "work", "x");
const distinct = (most: number) => fc.uniqueArray(tag, { maxLength: most, selector: fold });
const day = fc.constantFrom("2026-12-01", "2026-12-02");
const moment = fc.constantFrom("2026-12-01T08:00:00.000Z", "2026-12-02T20:00:00.000Z");

const fields = fc.record({
  title: text,
  description: text,
  priority: fc.constantFrom(...priorities),
  dueOn: fc.option(day),
  dueAt: fc.constant(null),
  tags: distinct(4),
  completed: fc.boolean(),
});
const task: fc.Arbitrary<EditedTask> = fields.map((values) => Object.assign({}, exampleTask, values));
const tagChanges = fc.tuple(distinct(3), distinct(3)).map(([add, remove]) => {
  const added = new Set(add.map(fold));
  return { add, remove: remove.filter((name) => !added.has(fold(name))) };
});

/** Edits of one field, each with the field; a day and its time are one. */
const edits: Record<string, fc.Arbitrary<TaskEdit>> = {
  title: fc.record({ title: text, was: fc.record({ title: text }) }),
  description: fc.record({ description: text, was: fc.record({ description: text }) }),
  priority: fc.record({ priority: fc.constantFrom(...priorities) }),
  due: fc.oneof(
    fc.record({ dueOn: fc.option(day) }),
    fc.record({ dueAt: fc.option(moment) }),
    fc.record({ dueOn: day, dueAt: moment }),
  ),
  tags: fc.oneof(fc.record({ tags: distinct(4) }), fc.record({ tagChanges })),
  completed: fc.record({ completed: fc.boolean() }),
};
const edit = fc
  .constantFrom(...Object.keys(edits))
  .chain((field) => fc.record({ field: fc.constant(field), of: edits[field] ?? fc.constant({}) }));

test("edits of different fields come out the same in any order", () => {
  fc.assert(
    fc.property(task, edit, edit, (current, one, other) => {
      fc.pre(one.field !== other.field);
      expect(applyEdit(applyEdit(current, one.of), other.of)).toEqual(applyEdit(applyEdit(current, other.of), one.of));
      expect(mergeEdit(applyEdit(current, one.of), other.of).refused).toEqual(mergeEdit(current, other.of).refused);
    }),
  );
});

test("an edit that is made twice is made once", () => {
  fc.assert(
    fc.property(task, edit, (current, { of }) => {
      const once = applyEdit(current, of);
      expect(applyEdit(once, of)).toEqual(once);
    }),
  );
});

test("an edit changes no field that it does not name", () => {
  fc.assert(
    fc.property(task, edit, (current, { field, of }) => {
      const { changes } = mergeEdit(current, of);
      const fields = Object.keys(changes).map((name) => (name.startsWith("due") ? "due" : name));
      expect(new Set(fields)).toEqual(Object.keys(changes).length === 0 ? new Set() : new Set([field]));
    }),
  );
});

test("of two texts that replace the same one, the later is refused, and the earlier stays", () => {
  fc.assert(
    fc.property(
      task,
      text,
      text,
      fc.constantFrom("title" as const, "description" as const),
      (current, mine, theirs, field) => {
        fc.pre(theirs !== current[field] && mine !== theirs);
        const was = { [field]: current[field] };
        const changed = applyEdit(current, { [field]: theirs, was });
        expect(mergeEdit(changed, { [field]: mine, was })).toEqual({ changes: {}, refused: [field] });
      },
    ),
  );
});

test("a text that is there already is no conflict", () => {
  const current = { ...exampleTask, title: "Write" };
  expect(mergeEdit(current, { title: "Write", was: { title: "Read" } })).toEqual({
    changes: { title: "Write" },
    refused: [],
  });
});

test("tags that are added and removed on two devices are all added and all removed", () => {
  fc.assert(
    fc.property(task, tagChanges, tagChanges, (current, one, other) => {
      const { tags } = applyEdit(applyEdit(current, { tagChanges: one }), { tagChanges: other });
      const folded = tags.map(fold);
      expect(new Set(folded).size).toBe(folded.length);
      for (const name of other.add) expect(folded).toContain(fold(name));
      for (const name of other.remove) expect(folded).not.toContain(fold(name));
    }),
  );
});

test("a tag is added by its name, however it is spelled, and keeps the spelling it has", () => {
  const current = { ...exampleTask, tags: ["Home"] };
  expect(applyEdit(current, { tagChanges: { add: ["HOME", "büro", "buro"], remove: [] } }).tags).toEqual([
    "Home",
    "büro",
  ]);
});

test("tags beyond the most a task can have are refused together, and no other field with them", () => {
  const tags = Array.from({ length: limits.tags }, (_, at) => `tag ${at}`);
  const add = { tagChanges: { add: ["one more"], remove: [] }, title: "Write", was: { title: exampleTask.title } };
  expect(mergeEdit({ ...exampleTask, tags }, add)).toEqual({ changes: { title: "Write" }, refused: ["tags"] });
});

test("an edit says nothing of what it leaves out", () => {
  expect(mergeEdit(exampleTask, { title: undefined, dueOn: undefined, tags: undefined, was: {} })).toEqual({
    changes: {},
    refused: [],
  });
});
