import { uuidv7 } from "uuidv7";
import { describe, expect, test } from "vitest";
import { type Caller, callerAs, newCaller } from "~/testing/server/caller";
import { sharedPerson, signUp } from "~/testing/people/people";
import { plantTasks } from "~/testing/people/tasks";
import { asBearer, errorOf, send } from "~/testing/server/responses";
import { newClient } from "~/testing/sync/client";

type NewTask = Omit<Parameters<Caller["tasks"]["create"]["mutate"]>[0], "title">;

async function withTasks(...given: NewTask[]) {
  const person = await signUp();
  const ada = callerAs(person);
  const ids: string[] = [];
  for (const task of given) ids.push((await ada.tasks.create.mutate({ title: "Read", ...task })).id);
  const read = async () => Promise.all(ids.map((id) => ada.tasks.byId.query({ id })));
  return { person, ada, ids, read, entries: async () => (await ada.auditEvents.mine.query({})).items };
}

describe("a change of many tasks", () => {
  test.each([
    { priority: "high" as const },
    { dueOn: "2026-12-01" },
    { dueAt: "2026-12-01T08:00:00.000Z", dueOn: "2026-12-01" },
    { dueOn: null },
    { deadlineOn: "2026-12-24" },
  ])("to %o sets it in each, and keeps every other field", async (change) => {
    const { ada, ids, read } = await withTasks({ priority: "low", tags: ["fun"] }, { dueOn: "2026-12-05" });
    const before = await read();
    await ada.tasks.updateMany.mutate({ ids, ...change });
    for (const [at, task] of (await read()).entries()) {
      const { version: _version, updatedAt: _updatedAt, ...fields } = task;
      expect({ ...before[at], ...change, ...(change.dueOn === null && { dueAt: null }) }).toMatchObject(fields);
    }
  });

  test("adds and removes tags, and keeps the others of each", async () => {
    const { ada, ids, read } = await withTasks({ tags: ["Home", "fun"] }, { tags: ["work"] });
    await ada.tasks.updateMany.mutate({ ids, tagChanges: { add: ["home", "now"], remove: ["work"] } });
    expect((await read()).map(({ tags }) => tags)).toEqual([
      ["Home", "fun", "now"],
      ["home", "now"],
    ]);
  });

  test("can give some of them other values, as the undo of one does", async () => {
    const { ada, ids, read } = await withTasks({ priority: "low" }, {}, {});
    const [first = "", second = ""] = ids;
    const each = [
      { ids: [first], priority: "high" as const, dueOn: "2026-12-01" },
      { ids: [second], priority: "medium" as const },
    ];
    await ada.tasks.updateMany.mutate({ ids, priority: "low", each });
    expect((await read()).map(({ priority, dueOn }) => [priority, dueOn])).toEqual([
      ["high", "2026-12-01"],
      ["medium", null],
      ["low", null],
    ]);
  });

  test("leaves those untouched that are so already, and says in one entry how many it changed", async () => {
    const { ada, ids, read, entries } = await withTasks({ priority: "high" }, {}, {});
    expect(await ada.tasks.updateMany.mutate({ ids, priority: "high", dueOn: null })).toEqual({ changed: 2 });
    expect((await read()).map(({ version }) => version)).toEqual([1, 2, 2]);
    const [latest, next] = await entries();
    expect(latest).toMatchObject({ kind: "task.changed", details: { tasks: 2, fields: "priority" } });
    expect(next).toMatchObject({ kind: "task.created" });
    expect(await ada.tasks.updateMany.mutate({ ids, priority: "high" })).toEqual({ changed: 0 });
    expect((await entries())[0]).toEqual(latest);
  });

  test("of 500 is one change of the feed", async () => {
    const person = await signUp();
    const planted = await plantTasks(
      person,
      Array.from({ length: 500 }, (_, at) => ({ title: `Read ${at}` })),
    );
    const { tasks, sync } = callerAs(person);
    const ids = planted.map(({ id }) => id);
    const each = ids.map((id, at) => ({ ids: [id], dueOn: `2026-12-${String((at % 28) + 1).padStart(2, "0")}` }));
    expect(await tasks.updateMany.mutate({ ids, priority: "high", each })).toEqual({ changed: 500 });
    const { tasks: rows } = await sync.changes.query();
    expect(new Set(rows.map(({ priority }) => priority))).toEqual(new Set(["high"]));
    expect(new Map(rows.map(({ id, dueOn }) => [id, dueOn]))).toEqual(
      new Map(each.map(({ ids: [id = ""], dueOn }) => [id, dueOn])),
    );
  });

  test.each([
    ["ids", "none", { ids: [] }],
    ["ids", "501", { ids: Array.from({ length: 501 }, () => uuidv7()) }],
    ["ids.0", "no UUID", { ids: ["42"] }],
    [
      "ids",
      "one id in two spellings",
      { ids: ["01936f7e-5b7a-7c3e-9d8f-0a1b2c3d4e5f", "01936F7E-5B7A-7C3E-9D8F-0A1B2C3D4E5F"] },
    ],
    ["priority", "unknown", { priority: "none" }],
    ["title", "which is edited alone", { title: "All the same" }],
    ["dueOn", "of another day than dueAt", { dueOn: "2026-12-24", dueAt: "2026-12-01T08:00:00Z" }],
    ["projectId", "which is changed alone", { projectId: null }],
    ["completed", "which is changed alone", { completed: true }],
    ["each", "about other tasks", { each: [{ ids: [uuidv7()], priority: "low" }] }],
  ])("is refused by the name of %s, %s", async (field, _fault, odd) => {
    const answer = await send(asBearer(await sharedPerson()), "tasks.updateMany", { ids: [uuidv7()], ...odd });
    expect(answer.status).toBe(400);
    expect(Object.keys(answer.refusal?.fields ?? {})).toEqual([field]);
  });

  test("is refused whole if one of them has no room for the tag, and names it", async () => {
    const { ada, ids, read } = await withTasks({}, { tags: Array.from({ length: 20 }, (_, at) => `tag ${at}`) });
    const refusal = await errorOf(ada.tasks.updateMany.mutate({ ids, tagChanges: { add: ["new"], remove: [] } }));
    expect(refusal.fields?.["tagChanges"]?.[0]).toContain(ids[1]);
    expect((await read())[0]?.tags).toEqual([]);
  });
});

describe("among the tasks of a change", () => {
  const [procedure, input] = ["tasks.updateMany", { priority: "high" }] as const;

  test("one that does not exist refuses it whole, and is named", async () => {
    const { person, ids, read } = await withTasks({}, {});
    const before = await read();
    const unknown = uuidv7();
    const answer = await send(asBearer(person), procedure, { ...input, ids: [...ids, unknown] });
    expect(answer).toMatchObject({ status: 404, refusal: { message: `The task ${unknown} does not exist.` } });
    expect(await read()).toEqual(before);
  });

  test("another user's refuses it whole, and stays unchanged like the own ones", async () => {
    const { person, ids, read } = await withTasks({});
    const eve = await newCaller();
    const secret = await eve.tasks.create.mutate({ title: "Eve's secret" });
    const before = await read();
    const answer = await send(asBearer(person), procedure, { ...input, ids: [...ids, secret.id] });
    expect(answer).toMatchObject({
      status: 403,
      refusal: { message: `The task ${secret.id} belongs to someone else.` },
    });
    expect(JSON.stringify(answer)).not.toContain("secret");
    expect(await eve.tasks.byId.query({ id: secret.id })).toEqual(secret);
    expect(await read()).toEqual(before);
  });

  test("one that is gone, or another user's, is left out of a command, which is refused if nothing is left", async () => {
    const { person, ids } = await withTasks({}, {});
    const secret = await (await newCaller()).tasks.create.mutate({ title: "Eve's secret" });
    const client = newClient(person);
    const given = [[...ids, uuidv7(), secret.id], [uuidv7()]].map((some) =>
      client.command(procedure, { ...input, ids: some }),
    );
    const { outcomes } = await client.push(given);
    expect(outcomes).toEqual([
      { number: 1, ok: true },
      { number: 2, error: expect.objectContaining({ code: "NOT_FOUND" }) },
    ]);
  });
});
