import { uuidv7 } from "uuidv7";
import { describe, expect, test } from "vitest";
import { limits } from "../constants";
import { signUp } from "~/testing/people/people";
import { plantTasks } from "~/testing/people/tasks";
import { callerAs, newCaller } from "~/testing/server/caller";
import { asBearer, errorOf, send } from "~/testing/server/responses";
import { newClient } from "~/testing/sync/client";

async function withTasks(...given: { title: string; repeat?: string; dueOn?: string; parentId?: string }[]) {
  const person = await signUp();
  const ada = callerAs(person);
  const ids: string[] = [];
  for (const task of given) ids.push((await ada.tasks.create.mutate(task)).id);
  const titles = async (input: Parameters<typeof ada.tasks.list.query>[0] = {}) =>
    (await ada.tasks.list.query(input)).items.map(({ title }) => title).toSorted();
  const latest = async () => (await ada.auditEvents.mine.query({})).items[0];
  return { person, ada, ids, titles, latest };
}

const acts = [
  ["tasks.completeMany", { completed: true }],
  ["tasks.moveMany", { projectId: null }],
  ["tasks.deleteMany", {}],
  ["tasks.restoreMany", {}],
] as const;

describe.each(acts)("%s", (procedure, input) => {
  test("refuses all if one does not exist, and names it", async () => {
    const { person, ids, titles } = await withTasks({ title: "Read" }, { title: "Write" });
    const unknown = uuidv7();
    const answer = await send(asBearer(person), procedure, { ...input, ids: [...ids, unknown] });
    expect(answer).toMatchObject({ status: 404, refusal: { message: `The task ${unknown} does not exist.` } });
    expect(await titles({ completed: "pending" })).toEqual(["Read", "Write"]);
  });

  test("refuses all if one is another user's, and leaves that as it is", async () => {
    const { person, ids, titles } = await withTasks({ title: "Read" });
    const eve = await newCaller();
    const secret = await eve.tasks.create.mutate({ title: "Eve's secret" });
    const answer = await send(asBearer(person), procedure, { ...input, ids: [...ids, secret.id] });
    expect(answer).toMatchObject({
      status: 403,
      refusal: { message: `The task ${secret.id} belongs to someone else.` },
    });
    expect(await eve.tasks.byId.query({ id: secret.id })).toEqual(secret);
    expect(await titles({ completed: "pending" })).toEqual(["Read"]);
  });

  test.each([
    ["none", []],
    ["501", Array.from({ length: limits.atOnce + 1 }, () => uuidv7())],
    ["one twice", ["01936f7e-5b7a-7c3e-9d8f-0a1b2c3d4e5f", "01936F7E-5B7A-7C3E-9D8F-0A1B2C3D4E5F"]],
  ])("is refused for %s", async (_what, ids) => {
    const answer = await send(asBearer(await signUp()), procedure, { ...input, ids });
    expect(answer.status).toBe(400);
    expect(Object.keys(answer.refusal?.fields ?? {})).toEqual(["ids"]);
  });

  test("as a command goes on without those that are gone, and is refused if all are", async () => {
    const { person, ids } = await withTasks({ title: "Read" });
    const secret = await (await newCaller()).tasks.create.mutate({ title: "Eve's secret" });
    const client = newClient(person);
    const given = [[...ids, uuidv7(), secret.id], [uuidv7()]].map((some) =>
      client.command(procedure, { ...input, ids: some }),
    );
    expect((await client.push(given)).outcomes).toEqual([
      { number: 1, ok: true },
      { number: 2, error: expect.objectContaining({ code: "NOT_FOUND" }) },
    ]);
  });
});

describe("many tasks", () => {
  test("are completed and reopened with their subtasks, each act with one entry", async () => {
    const { ada, ids, titles, latest } = await withTasks({ title: "Move house" }, { title: "Read" });
    const [house = ""] = ids;
    await ada.tasks.create.mutate({ title: "Pack", parentId: house });
    expect(await ada.tasks.completeMany.mutate({ ids, completed: true })).toEqual({ changed: 2 });
    expect(await titles({ completed: "pending" })).toEqual([]);
    expect(await latest()).toMatchObject({ kind: "task.completed", details: { tasks: 2, subtasks: 1 } });
    expect(await ada.tasks.completeMany.mutate({ ids, completed: true })).toEqual({ changed: 0 });
    await ada.tasks.completeMany.mutate({ ids, completed: false });
    expect(await titles({ completed: "pending" })).toEqual(["Move house", "Pack", "Read"]);
    expect(await latest()).toMatchObject({ kind: "task.reopened", details: { tasks: 2, subtasks: 1 } });
  });

  test("that repeat are followed by the next ones, which go when they are reopened, and come back", async () => {
    const daily = { repeat: "FREQ=DAILY", dueOn: "2099-12-01" };
    const { ada, ids, latest } = await withTasks(
      { title: "Run", ...daily },
      { title: "Read", ...daily },
      { title: "Once" },
    );
    const open = async () =>
      (await ada.tasks.list.query({ completed: "pending" })).items
        .map(({ title, dueOn }) => `${title} ${dueOn}`)
        .toSorted();
    for (let turn = 0; turn < 2; turn++) {
      await ada.tasks.completeMany.mutate({ ids, completed: true });
      expect(await open()).toEqual(["Read 2099-12-02", "Run 2099-12-02"]);
      expect(await latest()).toMatchObject({ details: { tasks: 3, following: 2 } });
      await ada.tasks.completeMany.mutate({ ids, completed: false });
      expect(await open()).toEqual(["Once null", "Read 2099-12-01", "Run 2099-12-01"]);
    }
  });

  test("of which one is below another move as one, and a subtask alone leaves its parent", async () => {
    const { ada, ids } = await withTasks({ title: "Move house" }, { title: "Read" });
    const [house = "", read = ""] = ids;
    const { id: pack } = await ada.tasks.create.mutate({ title: "Pack", parentId: house });
    const { id: quote } = await ada.tasks.create.mutate({ title: "Quote", parentId: read });
    const { id: projectId } = await ada.projects.create.mutate({ name: "Home" });
    const each = [{ ids: [quote], position: "a1" }];
    await ada.tasks.moveMany.mutate({ ids: [house, pack, quote], projectId, each });
    const of = async (id: string) => ada.tasks.byId.query({ id });
    expect(await of(pack)).toMatchObject({ projectId, parentId: house });
    expect(await of(quote)).toMatchObject({ projectId, parentId: null, position: "a1" });
    expect(await of(read)).toMatchObject({ projectId: null });
  });

  test("are not moved to a project that is archived or another user's", async () => {
    const { ada, ids, person } = await withTasks({ title: "Read" });
    const { id: archived } = await ada.projects.create.mutate({ name: "Home" });
    await ada.projects.update.mutate({ id: archived, archived: true });
    const { id: foreign } = await (await newCaller()).projects.create.mutate({ name: "Eve's" });
    for (const projectId of [archived, foreign, uuidv7()]) {
      const answer = await send(asBearer(person), "tasks.moveMany", { ids, projectId });
      expect(answer).toMatchObject({ status: 400, refusal: { fields: { projectId: [expect.any(String)] } } });
      const each = [{ ids, projectId }];
      expect(await send(asBearer(person), "tasks.moveMany", { ids, projectId: null, each })).toMatchObject({
        status: 400,
      });
    }
  });

  test("come back from the trash together, but for what was there before", async () => {
    const { ada, ids, titles, latest } = await withTasks({ title: "Move house" }, { title: "Read" });
    const [house = ""] = ids;
    for (const title of ["Pack", "Call"]) await ada.tasks.create.mutate({ title, parentId: house });
    const gone = (await ada.tasks.list.query({ search: "Call" })).items[0]?.id ?? "";
    await ada.tasks.delete.mutate({ id: gone });
    expect(await ada.tasks.deleteMany.mutate({ ids })).toEqual({ changed: 2 });
    expect(await titles()).toEqual([]);
    expect(await latest()).toMatchObject({ kind: "task.deleted", details: { tasks: 2, subtasks: 1 } });
    await ada.tasks.restoreMany.mutate({ ids });
    expect(await titles()).toEqual(["Move house", "Pack", "Read"]);
    expect(await ada.tasks.restoreMany.mutate({ ids })).toEqual({ changed: 0 });
  });

  test("of which some were deleted on another device are completed there, too, by a command", async () => {
    const { person, ada, ids } = await withTasks({ title: "Read" }, { title: "Write" });
    await ada.tasks.delete.mutate({ id: ids[0] ?? "" });
    expect(await errorOf(ada.tasks.completeMany.mutate({ ids, completed: true }))).toMatchObject({ code: "NOT_FOUND" });
    const client = newClient(person);
    await client.push([client.command("tasks.completeMany", { ids, completed: true })]);
    expect((await ada.tasks.list.query({ trash: true })).items).toMatchObject([{ title: "Read", completed: true }]);
  });

  test("may have 5,000 subtasks in all, and are refused as a whole with more", async () => {
    const { person, ada, ids, titles } = await withTasks({ title: "Read" }, { title: "Write" });
    const plant = async (length: number) =>
      plantTasks(
        person,
        Array.from({ length }, () => ({ title: "Page", parentId: ids[0] ?? "" })),
      );
    await plant(limits.along);
    expect(await ada.tasks.deleteMany.mutate({ ids })).toEqual({ changed: 2 });
    expect(await ada.tasks.restoreMany.mutate({ ids })).toEqual({ changed: 2 });
    await plant(1);
    const refusal = await errorOf(ada.tasks.deleteMany.mutate({ ids }));
    expect(refusal.fields).toEqual({ ids: ["These tasks have more than 5,000 subtasks, too many to change at once."] });
    expect(await titles({ search: "Write" })).toEqual(["Write"]);
  });
});
