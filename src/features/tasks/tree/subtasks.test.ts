import { uuidv7 } from "uuidv7";
import { beforeEach, describe, expect, test } from "vitest";
import { rankBetween } from "~/shared/rows/rank";
import { rankOf } from "~/shared/rows/rank-order";
import { asOwnerOf } from "~/server/db/owner";
import { type Person, signUp } from "~/testing/people/people";
import { plantTasks } from "~/testing/people/tasks";
import { type Caller, callerAs } from "~/testing/server/caller";
import { errorOf } from "~/testing/server/responses";
import { restAs } from "~/testing/server/rest";
import { newClient } from "~/testing/sync/client";
import type { Task } from "../table";
import { purgeTrashJob } from "../trash/trash";

let ada: Person;
let caller: Caller;
beforeEach(async () => {
  ada = await signUp();
  caller = callerAs(ada);
});

const add = async (
  title: string,
  fields: Partial<Pick<Task, "parentId" | "projectId" | "sectionId" | "position">> = {},
) => (await caller.tasks.create.mutate({ title, ...fields })).id;
/** Adds tasks, each below the one before. */
async function addChain(...titles: string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const title of titles) ids.push(await add(title, { parentId: ids.at(-1) ?? null }));
  return ids;
}
const find = (id: string) => caller.tasks.byId.query({ id });
const titles = async (filter: object = {}) =>
  (await caller.tasks.list.query({ sort: "position", order: "asc", ...filter })).items.map(({ title }) => title);
const addProject = async (name = "Home") => (await caller.projects.create.mutate({ name })).id;
const fieldsOf = async (call: Promise<unknown>) => Reflect.get(await errorOf(call), "fields");

describe("a subtask", () => {
  test("is in the place of its parent, and counts as a task of its own", async () => {
    const projectId = await addProject();
    const parentId = await add("Move house", { projectId });
    const subtask = await caller.tasks.create.mutate({ title: "Pack", parentId, dueOn: "2020-01-01" });
    expect(subtask).toMatchObject({ parentId, projectId, sectionId: null, position: "" });
    expect(await caller.tasks.counts.query({})).toMatchObject({ today: 1, all: 2 });
    expect(await titles({ project: projectId })).toEqual(["Move house", "Pack"]);
  });

  test("is refused below a task that is missing, deleted, of another user, or too deep", async () => {
    const bob = callerAs(await signUp());
    const { id: foreign } = await bob.tasks.create.mutate({ title: "Bob's" });
    const trashed = await add("Trashed");
    await caller.tasks.delete.mutate({ id: trashed });
    const deepest = (await addChain("1", "2", "3", "4", "5")).at(-1);
    for (const [parentId, message] of [
      [uuidv7(), "This task does not exist."],
      [foreign, "This task does not exist."],
      [trashed, "This task is in the trash. Restore it first."],
      [deepest, "Subtasks go 5 levels deep at most."],
    ] as const) {
      expect(await fieldsOf(caller.tasks.create.mutate({ title: "Read", parentId }))).toEqual({ parentId: [message] });
      const id = await add("Elsewhere");
      expect(await fieldsOf(caller.tasks.move.mutate({ id, parentId }))).toEqual({ parentId: [message] });
      expect(await find(id)).toMatchObject({ parentId: null, version: 1 });
    }
  });

  test("is refused in another place than its parent's, unless a device says so that knows an earlier one", async () => {
    const projectId = await addProject();
    const parentId = await add("Parent");
    const given = { title: "Read", parentId, projectId };
    expect(await fieldsOf(caller.tasks.create.mutate(given))).toEqual({
      projectId: ["A subtask is in the project and the section of its parent."],
    });
    const client = newClient(ada);
    const id = uuidv7();
    await client.push([client.command("tasks.create", { id, ...given })]);
    expect(await find(id)).toMatchObject({ parentId, projectId: null });
  });

  test("that a device adds below a task that is gone by now is added all the same", async () => {
    const parentId = await add("Parent");
    await caller.tasks.delete.mutate({ id: parentId });
    const client = newClient(ada);
    const id = uuidv7();
    const { outcomes } = await client.push([client.command("tasks.create", { id, title: "Read", parentId })]);
    expect(outcomes).toMatchObject([{ ok: true, refused: ["parentId"], task: { title: "Read", parentId: null } }]);
  });
});

describe("moving", () => {
  test("writes the moved task alone, among tasks that were never moved, too", async () => {
    await plantTasks(ada, [{ title: "A" }, { title: "B" }, { title: "C" }]);
    const { items } = await caller.tasks.list.query({ sort: "position", order: "asc" });
    const [a, b, c] = items;
    if (a === undefined || b === undefined || c === undefined) throw new Error("Three tasks are listed.");
    const moved = await caller.tasks.move.mutate({ id: c.id, position: rankBetween(rankOf(a), rankOf(b)) });
    expect(moved).toMatchObject({ version: 2 });
    expect(await titles()).toEqual(["A", "C", "B"]);
    await caller.tasks.move.mutate({ id: b.id, position: rankBetween(null, rankOf(a)) });
    await add("D");
    expect(await titles()).toEqual(["B", "A", "C", "D"]);
    expect(await find(a.id)).toEqual(a);
    expect(await caller.tasks.move.mutate({ id: c.id, position: moved.position })).toEqual(moved);
  });

  test("takes everything below along into another project, and out of a parent that stays", async () => {
    const [from, to] = [await addProject("From"), await addProject("To")];
    const root = await add("Root", { projectId: from });
    const [middle, leaf] = [await add("Middle", { parentId: root }), ""];
    const below = await add("Leaf", { parentId: middle });
    expect(leaf).toBe("");
    await caller.tasks.delete.mutate({ id: below });
    await caller.tasks.move.mutate({ id: root, projectId: to });
    expect(await find(middle)).toMatchObject({ parentId: root, projectId: to });
    expect(await caller.tasks.restore.mutate({ id: below })).toMatchObject({ parentId: middle, projectId: to });
    await caller.tasks.update.mutate({ id: middle, projectId: null });
    expect([await find(root), await find(middle), await find(below)]).toMatchObject([
      { projectId: to },
      { parentId: null, projectId: null },
      { parentId: middle, projectId: null },
    ]);
    await caller.tasks.move.mutate({ id: middle, parentId: root });
    expect(await find(below)).toMatchObject({ projectId: to });
    await caller.tasks.update.mutate({ id: middle, projectId: to, title: "Same place" });
    expect(await find(middle)).toMatchObject({ parentId: root });
  });

  test("never makes a circle, and never more than five levels", async () => {
    const [first, second, third] = await addChain("1", "2", "3");
    if (first === undefined || third === undefined) throw new Error("Three tasks are added.");
    for (const parentId of [first, third])
      expect(await fieldsOf(caller.tasks.move.mutate({ id: first, parentId }))).toEqual({
        parentId: ["A task cannot be a subtask of itself."],
      });
    const [, , low] = await addChain("a", "b", "c");
    expect(await fieldsOf(caller.tasks.move.mutate({ id: first, parentId: low ?? "" }))).toEqual({
      parentId: ["Subtasks go 5 levels deep at most."],
    });
    expect(await find(second ?? "")).toMatchObject({ parentId: first });
  });

  test("by a device is refused as a whole if another device has made it a circle, and nothing is lost", async () => {
    const [one, other] = [await add("One"), await add("Other")];
    const client = newClient(ada);
    const command = client.command("tasks.move", { id: one, parentId: other });
    await caller.tasks.move.mutate({ id: other, parentId: one });
    expect(await client.push([command])).toMatchObject({
      outcomes: [{ error: { code: "BAD_REQUEST", fields: { parentId: ["A task cannot be a subtask of itself."] } } }],
    });
    expect(await find(one)).toMatchObject({ parentId: null });
  });

  test("is offered to programs, which name a version", async () => {
    const id = await add("Read");
    const rest = restAs(ada);
    expect(await rest("PATCH", `/api/tasks/${id}/position`, { position: "a1", version: 1 })).toMatchObject({
      status: 200,
      body: { position: "a1", parent_id: null },
    });
    expect(await rest("PATCH", `/api/tasks/${id}/position`, { position: "a2", version: 1 })).toMatchObject({
      status: 409,
    });
    expect(await rest("PATCH", `/api/tasks/${id}/position`, { position: "a0 " })).toMatchObject({ status: 400 });
  });
});

describe("completing a task", () => {
  test("completes its open subtasks at the same moment, and reopening it reopens those alone", async () => {
    const [root, middle, leaf] = await addChain("Root", "Middle", "Leaf");
    if (root === undefined || middle === undefined || leaf === undefined) throw new Error("Three tasks are added.");
    const early = await add("Early", { parentId: root });
    const before = await caller.tasks.setCompleted.mutate({ id: early, completed: true });
    const done = await caller.tasks.setCompleted.mutate({ id: root });
    for (const id of [middle, leaf])
      expect(await find(id)).toMatchObject({ completed: true, completedAt: done.completedAt, version: 2 });
    expect(await find(early)).toEqual(before);
    await caller.tasks.setCompleted.mutate({ id: root });
    for (const id of [root, middle, leaf])
      expect(await find(id)).toMatchObject({ completed: false, completedAt: null });
    expect(await find(early)).toEqual(before);
  });
});

describe("deleting a task", () => {
  test("moves its subtasks to the trash with it, and restoring brings just those back", async () => {
    const [root, middle, leaf] = await addChain("Root", "Middle", "Leaf");
    if (root === undefined || middle === undefined || leaf === undefined) throw new Error("Three tasks are added.");
    const early = await add("Early", { parentId: middle });
    await caller.tasks.delete.mutate({ id: early });
    await caller.tasks.delete.mutate({ id: root });
    expect(await titles()).toEqual([]);
    await caller.tasks.restore.mutate({ id: root });
    expect(await titles()).toEqual(["Root", "Middle", "Leaf"]);
    expect(await caller.tasks.restore.mutate({ id: early })).toMatchObject({ parentId: middle });
  });

  test("lets a subtask be restored alone, which then has no parent and keeps its own subtasks", async () => {
    const [root, middle, leaf] = await addChain("Root", "Middle", "Leaf");
    await caller.tasks.delete.mutate({ id: root ?? "" });
    expect(await caller.tasks.restore.mutate({ id: middle ?? "" })).toMatchObject({ parentId: null });
    expect(await find(leaf ?? "")).toMatchObject({ parentId: middle });
    expect(await titles({ trash: true })).toEqual(["Root"]);
  });

  test("brings a subtask whose project is gone, too, into the inbox with what is below it", async () => {
    const projectId = await addProject();
    const root = await add("Root", { projectId });
    const leaf = await add("Leaf", { parentId: root });
    await caller.tasks.delete.mutate({ id: root });
    await caller.projects.delete.mutate({ id: projectId });
    await caller.tasks.restore.mutate({ id: root });
    expect(await find(leaf)).toMatchObject({ parentId: root, projectId: null });
  });

  test("permanently deletes everything below it, and nothing at another version", async () => {
    const [root] = await addChain("Root", "Middle", "Leaf");
    const id = root ?? "";
    expect(await errorOf(caller.tasks.purge.mutate({ id, version: 2 }))).toMatchObject({ code: "CONFLICT" });
    expect(await titles()).toHaveLength(3);
    await caller.tasks.purge.mutate({ id, version: 1 });
    expect(await titles()).toEqual([]);
  });

  test("is followed after thirty days by the deletion of the whole, whichever was deleted first", async () => {
    const old = (day: number) => new Date(Date.now() - day * 86_400_000).toISOString();
    const [root] = await plantTasks(ada, [{ title: "Root", deletedAt: old(31) }]);
    const [middle] = await plantTasks(ada, [{ title: "Middle", parentId: root?.id ?? null, deletedAt: old(31) }]);
    await plantTasks(ada, [{ title: "Leaf", parentId: middle?.id ?? null, deletedAt: old(29) }]);
    const purge = () =>
      purgeTrashJob.run({ asOwner: asOwnerOf(ada.server.runtime.environment), now: new Date().toISOString() });
    await purge();
    expect(await titles({ trash: true })).toEqual(["Root", "Middle", "Leaf"]);
    await caller.tasks.emptyTrash.mutate();
    expect(await titles({ trash: true })).toEqual([]);
  });
});
