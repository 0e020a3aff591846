import fc from "fast-check";
import { uuidv7 } from "uuidv7";
import { beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { applyCommand } from "~/client/sync/command";
import { toWireName } from "~/server/operations/names";
import { namesOf } from "~/shared/names-of";
import { callerAs } from "~/testing/server/caller";
import { type Person, signUp } from "~/testing/people/people";
import { restAs } from "~/testing/server/rest";
import { exampleTask } from "./example";
import { editedFields } from "./fields";
import { taskResource } from "./resource";
import { createTaskInput, updateTaskInput, type WrittenField } from "./schema";
import { draftOf, newFieldsOf } from "./store/task-draft";
import { taskEffects } from "./store/copy/task-effects";
import { type Edit, editOf, oppositeOf, updateOf } from "./store/task-edit";
import type { Task } from "./table";

type Fields = Pick<Task, WrittenField>;

/** The place of tasks, which there is. */
const placed = { projectId: uuidv7(), sectionId: uuidv7() };

/** Values for each field, none of which is its default. */
const values: { [Field in WrittenField]: fc.Arbitrary<Fields[Field]> } = {
  title: fc.constantFrom("Read", "お金", "café ☕"),
  description: fc.constantFrom("A book", "two\nlines", "🌱"),
  priority: fc.constantFrom("low", "high"),
  dueOn: fc.constant("2026-12-01"),
  dueAt: fc.constantFrom("2026-12-01T08:00:00.000Z", "2026-12-01T20:30:00.000Z"),
  deadlineOn: fc.constantFrom("2026-12-03", "2028-02-29"),
  tags: fc.constantFrom(["home"], ["Zürich", "work"]),
  projectId: fc.constant(placed.projectId),
  sectionId: fc.constant(placed.sectionId),
  repeat: fc.constantFrom("FREQ=DAILY", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH"),
};
const fields = fc.record(values);
const written = namesOf(values);

/** Returns the fields of `said` that `stored` does not hold unchanged. */
function dropped(said: object, stored: object): string[] {
  return Object.entries(said).flatMap(([name, value]) =>
    JSON.stringify(Reflect.get(stored, name)) === JSON.stringify(value) ? [] : [name],
  );
}

/** Returns one of the fields. A section is said with its project. */
const only = (said: Fields, field: WrittenField): Partial<Fields> =>
  field === "sectionId" ? { projectId: said.projectId, sectionId: said.sectionId } : { [field]: said[field] };
const runs = { numRuns: 5 };

let ada: Person;
beforeAll(async () => {
  ada = await signUp();
  const { projects, sections } = callerAs(ada);
  await projects.create.mutate({ id: placed.projectId, name: "Home" });
  await sections.create.mutate({ id: placed.sectionId, projectId: placed.projectId, name: "Balcony" });
});

test("a field that is not stored is reported", () => {
  expect(dropped({ title: "Read", tags: ["home"] }, { title: "Read" })).toEqual(["tags"]);
  expect(dropped({ title: "Read", tags: ["home"] }, { title: "Read", tags: [] })).toEqual(["tags"]);
  expect(dropped({ title: "Read" }, { title: "Read", tags: [] })).toEqual([]);
});

test("creating and changing a task accept the same fields, but for its place among others, which is moved", () => {
  const { id: _id, parentId: _parentId, position: _position, ...created } = createTaskInput.shape;
  const {
    id: _taskId,
    version: _version,
    completed: _completed,
    timeZone: _timeZone,
    was,
    tagChanges,
    ...updated
  } = updateTaskInput.shape;
  expect(Object.keys(created).sort()).toEqual(written.toSorted());
  expect(Object.keys(updated).sort()).toEqual(written.toSorted());
  expect([was, tagChanges]).not.toContain(undefined);
  expect(editedFields.toSorted()).toEqual(written.toSorted());
});

test("every field of a new task is returned when it is read", async () => {
  const { tasks } = callerAs(ada);
  await fc.assert(
    fc.asyncProperty(fields, async (said) => {
      const { id } = await tasks.create.mutate(said);
      expect(dropped(said, await tasks.byId.query({ id }))).toEqual([]);
    }),
    runs,
  );
});

test.each(written)("a change of %s is in what is read afterwards", async (field) => {
  const { tasks } = callerAs(ada);
  await fc.assert(
    fc.asyncProperty(fields, async (said) => {
      const { id } = await tasks.create.mutate({ title: "task" });
      const change = only(said, field);
      await tasks.update.mutate({ id, ...change });
      expect(dropped(change, await tasks.byId.query({ id }))).toEqual([]);
    }),
    runs,
  );
});

const stored = z.looseObject({ id: z.string() });
/** Returns `said` with the names of the REST API, which has one field for a day and its time. */
const outside = (said: Partial<Fields>) =>
  Object.fromEntries(
    namesOf(said).map((name) => [
      toWireName(name, taskResource),
      name === "dueAt" ? said.dueAt?.replace(".000Z", "Z") : said[name],
    ]),
  );

test.each(written)("REST reads %s as it was written, in a new task and in a changed one", async (field) => {
  const send = restAs(ada);
  await fc.assert(
    fc.asyncProperty(fields, async (said) => {
      const part = outside(only(said, field));
      const created = stored.parse((await send("POST", "/api/tasks", { title: "task", ...part })).body);
      expect(dropped(part, stored.parse((await send("GET", `/api/tasks/${created.id}`)).body))).toEqual([]);
      const { id } = stored.parse((await send("POST", "/api/tasks", { title: "task" })).body);
      await send("PATCH", `/api/tasks/${id}`, part);
      expect(dropped(part, stored.parse((await send("GET", `/api/tasks/${id}`)).body))).toEqual([]);
    }),
    runs,
  );
});

test("a task that a browser adds has the fields that it sends", () => {
  fc.assert(
    fc.property(fields, (said) => {
      const draft = draftOf(said, { id: exampleTask.id, userId: exampleTask.userId });
      expect(dropped(said, draft)).toEqual([]);
      expect(newFieldsOf(draft)).toEqual({ ...said, parentId: null });
      const below = { ...said, parentId: exampleTask.id, position: "a1" };
      expect(newFieldsOf(draftOf(below, { id: exampleTask.id, userId: exampleTask.userId }))).toEqual(below);
    }),
  );
});

test.each(written)("a browser shows a change of %s at once, and can take it back", (field) => {
  const { id, userId, createdAt: at } = exampleTask;
  const given = { at, userId, id, look: () => undefined, search: () => [] };
  const edited = (task: Task, edit: Edit) => applyCommand(taskEffects, task, { ...updateOf(task, edit), ...given });
  fc.assert(
    fc.property(fields, (said) => {
      const base: Task = { ...exampleTask, title: "task", priority: "medium", dueOn: null, tags: [] };
      const change = only(said, field);
      const edit = editOf(base, change) ?? {};
      const changed = edited(base, edit) ?? base;
      expect(dropped(change, changed)).toEqual([]);
      expect(editOf(changed, change)).toBeUndefined();
      const restored = edited(changed, oppositeOf(base, edit)) ?? changed;
      expect(dropped(only(base, field), restored)).toEqual([]);
    }),
  );
});
