import { uuidv7 } from "uuidv7";
import { describe, expect, test } from "vitest";

import { errorOf } from "~/testing/server/responses";
import { callerAs, newCaller } from "~/testing/server/caller";
import { signUp } from "~/testing/people/people";
import { plantTasks } from "~/testing/people/tasks";
import { asOwnerOf } from "~/server/db/owner";
import { clearHistoryJob } from "./clear-history";
import type { TrackedField } from "./tracked";
import { trackedFields } from "./tracked";

type Caller = Awaited<ReturnType<typeof newCaller>>;

/** Returns what was changed of the task, the latest first. */
async function historyOf({ tasks }: Caller, id: string) {
  const { items } = await tasks.history.query({ id });
  return items.map(({ version, changes }) => [version, changes] as const);
}

test("a new task has one entry", async () => {
  const ada = await newCaller();
  const made = await ada.tasks.create.mutate({ title: "Read" });
  expect(await ada.tasks.history.query({ id: made.id })).toEqual({
    items: [{ version: 1, at: made.updatedAt, by: "you", changes: [{ field: "created" }] }],
    nextCursor: null,
  });
});

describe("each field is told from → to", () => {
  type Act = (ada: Caller, id: string) => Promise<{ from: unknown; to: unknown }>;
  const set =
    (changes: object, from: unknown, to: unknown): Act =>
    async ({ tasks }, id) => {
      await tasks.update.mutate({ id, ...changes });
      return { from, to };
    };
  const projectOf = async ({ projects }: Caller) => (await projects.create.mutate({ name: "Home" })).id;
  /** A field without an act here is no field that can be told: the compiler asks for it. */
  const acts: Record<TrackedField, Act> = {
    title: set({ title: "Write" }, "Read", "Write"),
    description: set({ description: "A secret" }, false, true),
    priority: set({ priority: "high" }, "medium", "high"),
    dueOn: set({ dueAt: "2026-12-01T09:30:00+01:00" }, null, "2026-12-01T08:30:00.000Z"),
    deadlineOn: set({ deadlineOn: "2026-12-02" }, null, "2026-12-02"),
    tags: set({ tags: ["home", "Work"] }, [], ["home", "Work"]),
    repeat: set({ repeat: "FREQ=DAILY", dueOn: "2026-12-01" }, null, "FREQ=DAILY"),
    completed: set({ completed: true }, false, true),
    projectId: async (ada, id) => {
      const projectId = await projectOf(ada);
      await ada.tasks.update.mutate({ id, projectId });
      return { from: null, to: projectId };
    },
    sectionId: async (ada, id) => {
      const projectId = await projectOf(ada);
      const { id: sectionId } = await ada.sections.create.mutate({ projectId, name: "Soon" });
      await ada.tasks.move.mutate({ id, projectId, sectionId });
      return { from: null, to: sectionId };
    },
    parentId: async (ada, id) => {
      const { id: parentId } = await ada.tasks.create.mutate({ title: "Above" });
      await ada.tasks.move.mutate({ id, parentId });
      return { from: null, to: parentId };
    },
    deletedAt: async ({ tasks }, id) => {
      await tasks.delete.mutate({ id });
      return { from: false, to: true };
    },
  };

  test.each(trackedFields)("%s", async (field) => {
    const ada = await newCaller();
    const { id } = await ada.tasks.create.mutate({ title: "Read" });
    const { from, to } = await acts[field](ada, id);
    const [[version, changes] = []] = await historyOf(ada, id);
    expect(version).toBe(2);
    expect(changes).toContainEqual({ field, from, to });
  });
});

test("a change of nothing, and of the place among siblings, leaves no entry", async () => {
  const ada = await newCaller();
  const { id } = await ada.tasks.create.mutate({ title: "Read" });
  await ada.tasks.update.mutate({ id, title: "Read" });
  await ada.tasks.move.mutate({ id, position: "a1" });
  expect((await historyOf(ada, id)).map(([version]) => version)).toEqual([1]);
});

test("no text of a description is kept, and of a title 200 characters", async () => {
  const ada = await newCaller();
  const { id } = await ada.tasks.create.mutate({ title: "Read" });
  await ada.tasks.update.mutate({ id, description: "A secret" });
  await ada.tasks.update.mutate({ id, title: "é".repeat(500) });
  await ada.tasks.update.mutate({ id, title: `${"é".repeat(499)}e` });
  const kept = "é".repeat(200);
  expect(await historyOf(ada, id)).toEqual([
    [4, [{ field: "title", from: "Read", to: kept }]],
    [2, [{ field: "description", from: false, to: true }]],
    [1, [{ field: "created" }]],
  ]);
});

test("what is done to many, to a tag, to a project and above is told of each task", async () => {
  const ada = await newCaller();
  const { id: projectId } = await ada.projects.create.mutate({ name: "Home" });
  const { id: parentId } = await ada.tasks.create.mutate({ title: "Above", projectId });
  const { id } = await ada.tasks.create.mutate({ title: "Read", parentId, tags: ["home"] });
  await ada.tasks.updateMany.mutate({ ids: [id, parentId], priority: "high" });
  await ada.tasks.renameTag.mutate({ tag: "home", to: "house" });
  await ada.tasks.setCompleted.mutate({ id: parentId, completed: true });
  await ada.tasks.completeMany.mutate({ ids: [id], completed: false });
  await ada.tasks.deleteMany.mutate({ ids: [id] });
  await ada.tasks.restoreMany.mutate({ ids: [id] });
  await ada.projects.delete.mutate({ id: projectId });
  await ada.projects.restore.mutate({ id: projectId });
  await ada.tasks.moveMany.mutate({ ids: [parentId], projectId: null });
  await ada.tasks.deleteTag.mutate({ tag: "house" });
  expect(await historyOf(ada, id)).toEqual([
    [11, [{ field: "tags", from: ["house"], to: [] }]],
    [10, [{ field: "projectId", from: projectId, to: null }]],
    [9, [{ field: "deletedAt", from: true, to: false }]],
    [8, [{ field: "deletedAt", from: false, to: true }]],
    [7, [{ field: "deletedAt", from: true, to: false }]],
    [6, [{ field: "deletedAt", from: false, to: true }]],
    [5, [{ field: "completed", from: true, to: false }]],
    [4, [{ field: "completed", from: false, to: true }]],
    [3, [{ field: "tags", from: ["home"], to: ["house"] }]],
    [2, [{ field: "priority", from: "medium", to: "high" }]],
    [1, [{ field: "created" }]],
  ]);
});

test("the tasks that follow a repeating one tell of their coming and going", async () => {
  const ada = await newCaller();
  const { id } = await ada.tasks.create.mutate({ title: "Water", dueOn: "2026-12-01", repeat: "FREQ=DAILY" });
  await ada.tasks.setCompleted.mutate({ id, completed: true });
  const [next] = (await ada.tasks.list.query({ completed: "pending" })).items;
  await ada.tasks.setCompleted.mutate({ id, completed: false });
  await ada.tasks.setCompleted.mutate({ id, completed: true });
  const told = await historyOf(ada, next?.id ?? "");
  expect(told.map(([version, changes]) => [version, changes.map(({ field, to }) => `${field} ${String(to)}`)])).toEqual(
    [
      [3, ["deletedAt false"]],
      [2, ["deletedAt true"]],
      [1, ["created undefined"]],
    ],
  );
});

test("of changes at the same time, each entry begins where the one before ended, or says that it does not know", async () => {
  const ada = await newCaller();
  const { id } = await ada.tasks.create.mutate({ title: "Take 0", deadlineOn: "2027-01-01" });
  await Promise.all(
    Array.from({ length: 20 }, (_, index) => ada.tasks.update.mutate({ id, deadlineOn: `2026-12-${index + 10}` })),
  );
  const told = (await historyOf(ada, id)).flatMap(([, changes]) => changes).toReversed();
  expect(told).toHaveLength(21);
  const faults = told.filter(({ from }, index) => from !== undefined && from !== (told[index - 1]?.to ?? "2027-01-01"));
  expect(faults).toEqual([]);
  expect(told.at(-1)?.to).toMatch(/^2026-12/);
});

test("pages follow each other, and the events from before there was a history follow them without values", async () => {
  const person = await signUp();
  const ada = callerAs(person);
  const [planted] = await plantTasks(person, [{ title: "Old" }]);
  const id = planted?.id ?? "";
  await ada.tasks.update.mutate({ id, priority: "high", dueOn: "2026-12-01" });
  await ada.tasks.move.mutate({ id, position: "a1" });
  await ada.tasks.setCompleted.mutate({ id, completed: true });
  await person.server.runtime.database.db.execute(`delete from task_changes where task_id = '${id}'`);
  await ada.tasks.update.mutate({ id, title: "New" });
  await ada.tasks.update.mutate({ id, deadlineOn: "2026-12-02" });
  const versions: unknown[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof ada.tasks.history.query>> = await ada.tasks.history.query({
      id,
      limit: 1,
      cursor,
    });
    versions.push(page.items.map(({ version, by, changes }) => [version, by, ...changes]));
    cursor = page.nextCursor;
  } while (cursor !== null);
  expect(versions).toEqual([
    [[6, "you", { field: "deadlineOn", from: null, to: "2026-12-02" }]],
    [[5, "you", { field: "title", from: "Old", to: "New" }]],
    [[4, "you", { field: "completed", to: true }]],
    [[2, "you", { field: "priority" }, { field: "dueOn" }]],
  ]);
});

describe("access", () => {
  test("another user reads nothing of it, and nobody that of a task that is not there", async () => {
    const [ada, eve] = [await newCaller(), await newCaller()];
    const { id } = await ada.tasks.create.mutate({ title: "Ada's" });
    expect(await errorOf(eve.tasks.history.query({ id }))).toMatchObject({ code: "FORBIDDEN" });
    expect(await errorOf(ada.tasks.history.query({ id: uuidv7() }))).toMatchObject({ code: "NOT_FOUND" });
    const cursor = "2147483648";
    expect(await errorOf(ada.tasks.history.query({ id, cursor }))).toMatchObject({ code: "BAD_REQUEST" });
  });

  test("it is there for a task in the trash, and gone with one that is deleted permanently", async () => {
    const person = await signUp();
    const ada = callerAs(person);
    const { id } = await ada.tasks.create.mutate({ title: "Read" });
    await ada.tasks.delete.mutate({ id });
    expect(await historyOf(ada, id)).toHaveLength(2);
    await ada.tasks.purge.mutate({ id });
    expect(await errorOf(ada.tasks.history.query({ id }))).toMatchObject({ code: "NOT_FOUND" });
    const other = await ada.tasks.create.mutate({ title: "Kept" });
    const { db } = person.server.runtime.database;
    await db.execute(`update task_changes set at = now() - interval '500 days' where task_id = '${other.id}'`);
    await ada.tasks.update.mutate({ id: other.id, title: "Kept, too" });
    const asOwner = asOwnerOf(person.server.runtime.environment);
    const { removed } = await clearHistoryJob.run({ asOwner, now: new Date().toISOString() });
    expect(removed).toBeGreaterThanOrEqual(3);
    expect([...(await db.execute(`select from task_changes where task_id = '${id}'`))]).toEqual([]);
    expect((await historyOf(ada, other.id)).map(([version]) => version)).toEqual([2, 1]);
  });
});
