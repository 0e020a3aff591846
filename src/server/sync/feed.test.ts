import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { purgeTrashJob } from "~/features/tasks/trash/trash";
import { openConnection } from "~/testing/database/database";
import { plantTasks } from "~/testing/people/tasks";
import { callerAs } from "~/testing/server/caller";
import { type Person, signUp } from "~/testing/people/people";
import { startServer, type TestServer } from "~/testing/server/runtime";
import { asOwnerOf } from "../db/owner";
import { renewGeneration } from "./generation";

let server: TestServer;
let database: ReturnType<typeof openConnection>;
let ada: Person;
let caller: ReturnType<typeof callerAs>;

beforeAll(async () => {
  server = await startServer();
  database = openConnection(server.databaseUrl);
  ada = await signUp({ server });
  caller = callerAs(ada);
});
afterAll(async () => {
  await database.end();
  await server.close();
});

/** Returns everything after `since`, page by page, as a browser reads it. */
async function readAll(person: Person, since?: string, limit = 1000) {
  const { sync } = callerAs(person);
  const read: Awaited<ReturnType<typeof sync.changes.query>>["tasks"] = [];
  let isReset = false;
  for (let cursor = since; ;) {
    const page = await sync.changes.query({ since: cursor, limit });
    if (page.reset) read.length = 0;
    isReset ||= page.reset;
    read.push(...page.tasks);
    ({ cursor } = page);
    if (page.isComplete) return { tasks: read, cursor, isReset };
  }
}

test("the feed returns everything first, then only the changes since, of every kind", async () => {
  const { tasks, sync } = caller;
  const first = await tasks.create.mutate({ title: "Read" });
  const second = await tasks.create.mutate({ title: "Write" });
  const all = await sync.changes.query({});
  expect(all).toMatchObject({ reset: false, isComplete: true, tasks: [first, second] });
  let { cursor } = all;
  const acts = [
    () => tasks.update.mutate({ id: first.id, title: "Read on" }),
    () => tasks.setCompleted.mutate({ id: first.id, completed: true }),
    () => tasks.delete.mutate({ id: first.id }),
    () => tasks.restore.mutate({ id: first.id }),
    () => tasks.create.mutate({ title: "Send" }),
  ];
  for (const act of acts) {
    const changed = await act();
    const since = await sync.changes.query({ since: cursor });
    expect(since).toMatchObject({ reset: false, isComplete: true, tasks: [changed] });
    ({ cursor } = since);
    expect((await sync.changes.query({ since: cursor })).tasks).toEqual([]);
  }
});

test("a task that changed several times is returned once, in its current state", async () => {
  const { tasks, sync } = caller;
  const { id } = await tasks.create.mutate({ title: "1" });
  const { cursor } = await readAll(ada);
  for (const title of ["2", "3", "4"]) await tasks.update.mutate({ id, title });
  expect((await sync.changes.query({ since: cursor })).tasks).toMatchObject([{ id, title: "4", version: 4 }]);
});

test("a user without rows gets an empty page, and no user gets another's rows", async () => {
  await caller.tasks.create.mutate({ title: "Ada's" });
  const bob = await signUp({ server });
  expect(await readAll(bob)).toMatchObject({ tasks: [], isReset: false });
});

test("a page continues where the last one ended, also among rows of one change, and while others change", async () => {
  const person = await signUp({ server });
  await plantTasks(
    person,
    Array.from({ length: 7 }, (_, index) => ({ title: `${index}` })),
  );
  const { sync, tasks } = callerAs(person);
  const one = await sync.changes.query({ limit: 3 });
  expect(one).toMatchObject({ isComplete: false, reset: false });
  const [read] = one.tasks;
  const changed = await tasks.update.mutate({ id: read?.id ?? "", title: "changed" });
  const rest = await readAll(person, one.cursor, 3);
  expect(rest.isReset).toBe(false);
  expect(rest.tasks.at(-1)).toEqual(changed);
  expect(new Set([...one.tasks, ...rest.tasks].map(({ id }) => id)).size).toBe(7);
});

describe("a feed begins anew", () => {
  const month = 31 * 86_400_000;
  const purge = () =>
    purgeTrashJob.run({
      asOwner: asOwnerOf(server.runtime.environment),
      now: new Date(Date.now() + month).toISOString(),
    });

  test("for a reader that has not read up to a permanent deletion, and for no other", async () => {
    const person = await signUp({ server });
    const { tasks, sync } = callerAs(person);
    const gone = await tasks.create.mutate({ title: "Gone" });
    const kept = await tasks.create.mutate({ title: "Kept" });
    const before = await readAll(person);
    await tasks.delete.mutate({ id: gone.id });
    const after = await readAll(person, before.cursor);
    await purge();
    expect(await sync.changes.query({ since: before.cursor })).toMatchObject({ reset: true, tasks: [kept] });
    expect(await sync.changes.query({ since: after.cursor })).toMatchObject({ reset: false, tasks: [] });
  });

  test("once: a read from the start ends, whatever was purged before it", async () => {
    const person = await signUp({ server });
    await plantTasks(
      person,
      Array.from({ length: 4 }, () => ({ title: "Kept" })),
    );
    const gone = await callerAs(person).tasks.create.mutate({ title: "Gone" });
    await callerAs(person).tasks.delete.mutate({ id: gone.id });
    await purge();
    await callerAs(person).tasks.create.mutate({ title: "Later" });
    const read = await readAll(person, undefined, 2);
    expect(read.isReset).toBe(false);
    expect(read.tasks).toHaveLength(5);
  });

  test("in the middle of a read, when rows that it has not reached are purged", async () => {
    const person = await signUp({ server });
    const { tasks, sync } = callerAs(person);
    const [first, gone] = [await tasks.create.mutate({ title: "First" }), await tasks.create.mutate({ title: "Gone" })];
    const { cursor } = await readAll(person);
    await tasks.update.mutate({ id: first.id, title: "Changed" });
    await tasks.delete.mutate({ id: gone.id });
    const page = await sync.changes.query({ since: cursor, limit: 1 });
    await purge();
    expect(await sync.changes.query({ since: page.cursor })).toMatchObject({ reset: true });
  });

  test("when the clock is behind the cursor, as after a backup was restored", async () => {
    const person = await signUp({ server });
    const task = await callerAs(person).tasks.create.mutate({ title: "Kept" });
    const { id } = await callerAs(person).tasks.create.mutate({ title: "Lost" });
    const { cursor } = await readAll(person);
    await database`delete from tasks where id = ${id}`;
    await database`update change_clocks set seq = seq - 1 where user_id = ${person.userId}`;
    const answer = await callerAs(person).sync.changes.query({ since: cursor });
    expect(answer).toMatchObject({ reset: true, isComplete: true, tasks: [task] });
    const next = await callerAs(person).tasks.update.mutate({ id: task.id, title: "Changed" });
    const since = await callerAs(person).sync.changes.query({ since: answer.cursor });
    expect(since).toMatchObject({ reset: false, tasks: [next] });
  });

  test("when an operator reports a restored backup, even if nothing has changed yet", async () => {
    const [person, silent] = [await signUp({ server }), await signUp({ server })];
    await callerAs(person).tasks.create.mutate({ title: "Read" });
    const cursors = [await readAll(person), await readAll(silent)];
    expect(await renewGeneration(server.runtime.database.db, uuidv7())).toBeGreaterThanOrEqual(2);
    expect(await readAll(person, cursors[0]?.cursor)).toMatchObject({ isReset: true, tasks: [{ title: "Read" }] });
    expect(await readAll(silent, cursors[1]?.cursor)).toMatchObject({ isReset: true, tasks: [] });
  });
});

describe("a cursor that no feed wrote is refused by name", () => {
  const generation = "00000000-0000-0000-0000-000000000000";
  const id = uuidv7();
  test.each([
    "",
    "1",
    `${generation}.`,
    `${generation}.01`,
    `${generation}.-1`,
    `${generation}.1.0`,
    `${generation}.1e3`,
    `${generation}.9007199254740993`,
    `${generation}.99999999999999999999`,
    ` ${generation}.1`,
    `${generation}.1\n`,
    `${generation.replace("0", "A")}.1`,
    `${generation}.1.1.${id.toUpperCase()}`,
    `${generation}.1.1.${id}.1`,
    "x".repeat(10_000),
  ])("%j", async (since) => {
    await expect(caller.sync.changes.query({ since })).rejects.toMatchObject({
      data: { code: "BAD_REQUEST", fields: { since: [expect.any(String)] } },
    });
  });

  test.each([0, -1, 1001, 1.5])("and so is a page of %j", async (limit) => {
    await expect(caller.sync.changes.query({ limit })).rejects.toMatchObject({
      data: { code: "BAD_REQUEST", fields: { limit: [expect.any(String)] } },
    });
  });

  test("one of the far future starts over", async () => {
    const since = `${generation}.9007199254740991`;
    expect(await caller.sync.changes.query({ since })).toMatchObject({ reset: true });
  });
});

test("a program follows the same feed over REST", async () => {
  const person = await signUp({ server });
  const { id } = await callerAs(person).tasks.create.mutate({ title: "Read" });
  await callerAs(person).tasks.delete.mutate({ id });
  const read = async (query: string) => {
    const answer = await server.fetch(`/api/changes${query}`, { headers: { authorization: `Bearer ${person.token}` } });
    return { status: answer.status, body: await answer.json() };
  };
  const all = await read("");
  const trashed = { id, title: "Read", version: 2, deleted_at: expect.any(String) };
  expect(all).toMatchObject({ status: 200, body: { reset: false, is_complete: true, tasks: [trashed] } });
  const since = await read(`?limit=1&since=${all.body.cursor}`);
  expect(since).toMatchObject({ status: 200, body: { reset: false, is_complete: true, tasks: [] } });
  expect((await read("?since=1&limit=5000")).body).toMatchObject({
    errors: { since: expect.anything(), limit: expect.anything() },
  });
});

test("a long page is compressed", async () => {
  const person = await signUp({ server });
  await plantTasks(
    person,
    Array.from({ length: 200 }, (_, index) => ({ title: `Task ${index}` })),
  );
  const answer = await server.fetch("/api/trpc/sync.changes", {
    headers: { authorization: `Bearer ${person.token}`, "accept-encoding": "gzip" },
  });
  expect(answer.headers.get("content-encoding")).toBe("gzip");
});
