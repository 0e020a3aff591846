import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { proceduresOf } from "../operations/catalogue";
import { appRouter } from "../router";
import { callerAs, callerWith } from "~/testing/server/caller";
import { openConnection } from "~/testing/database/database";
import { type Person, signUp } from "~/testing/people/people";
import { startServer, type TestServer } from "~/testing/server/runtime";
import { auditEntries } from "~/testing/people/audit-log";

let server: TestServer;
let ada: Person;
let eve: Person;

beforeAll(async () => {
  server = await startServer();
  [ada, eve] = [await signUp({ server }), await signUp({ server })];
});
afterAll(() => server.close());

/** Returns the audit events of the task, oldest first. */
async function auditEntriesOf(id: string, { userId }: Person = ada) {
  const events = await auditEntries(server, { userId });
  return events.filter(({ details }) => details?.task === id || details?.id === id);
}

test("every change of a task leaves one event with the fields and the version, but no values", async () => {
  const { tasks } = callerAs(ada);
  const { id } = await tasks.create.mutate({ title: "A secret title", description: "A secret text" });
  await tasks.update.mutate({ id, title: "Another secret", tags: ["secret"], dueOn: "2026-11-20" });
  await tasks.setCompleted.mutate({ id, completed: true });
  await tasks.setCompleted.mutate({ id });
  await tasks.update.mutate({ id, completed: true, priority: "high" });
  await tasks.delete.mutate({ id });
  await tasks.restore.mutate({ id });
  const told = await auditEntriesOf(id);
  expect(told.map(({ kind, details }) => [kind, details])).toEqual([
    ["task.created", { task: id, version: 1 }],
    ["task.changed", { task: id, version: 2, fields: "title,dueOn,tags" }],
    ["task.completed", { task: id, version: 3 }],
    ["task.reopened", { task: id, version: 4 }],
    ["task.completed", { task: id, version: 5, fields: "priority" }],
    ["task.deleted", { task: id, version: 6 }],
    ["task.restored", { task: id, version: 7 }],
  ]);
  for (const event of told)
    expect(event).toMatchObject({ outcome: "success", user_id: ada.userId, actor_id: ada.userId });
  expect(JSON.stringify(told)).not.toMatch(/secret/i);
});

test("an event records its IP address, client and request", async () => {
  const requestId = `trail-${uuidv7()}`;
  const headers = {
    authorization: `Bearer ${ada.token}`,
    "x-request-id": requestId,
    "x-keel-client-address": "192.0.2.4",
    "user-agent": "curl/8.5.0 ".repeat(100),
  };
  await callerWith(server, headers).tasks.create.mutate({ title: "Read" });
  const [event] = await auditEntries(server, { requestId });
  expect(event).toMatchObject({ address: "192.0.2.4", request_id: requestId, kind: "task.created" });
  expect(event?.["user_agent"]).toHaveLength(300);
});

test("a change without effect leaves no event: a retry, a stale version, a missing task", async () => {
  const { tasks } = callerAs(ada);
  const id = uuidv7();
  await tasks.create.mutate({ id, title: "Once" });
  await tasks.create.mutate({ id, title: "Once" });
  await expect(tasks.update.mutate({ id, title: "Never", version: 7 })).rejects.toThrow(/changed since/);
  await expect(tasks.delete.mutate({ id, version: 7 })).rejects.toThrow(/changed since/);
  await tasks.restore.mutate({ id });
  await expect(tasks.delete.mutate({ id: uuidv7() })).rejects.toThrow(/does not exist/);
  expect((await auditEntriesOf(id)).map(({ kind }) => kind)).toEqual(["task.created"]);
});

test("an attempt on another user's task is recorded in the caller's own log", async () => {
  const { id } = await callerAs(ada).tasks.create.mutate({ title: "Ada's" });
  const { tasks } = callerAs(eve);
  await expect(tasks.update.mutate({ id, title: "Eve's" })).rejects.toThrow(/someone else/);
  await expect(tasks.delete.mutate({ id })).rejects.toThrow(/someone else/);
  const failure = {
    outcome: "failure",
    reason: "forbidden",
    user_id: eve.userId,
    actor_id: eve.userId,
    details: { id },
  };
  expect(await auditEntriesOf(id, eve)).toMatchObject([
    { kind: "task.changed", ...failure },
    { kind: "task.deleted", ...failure },
  ]);
  expect(await auditEntriesOf(id)).toHaveLength(1);
});

test("many simultaneous changes leave as many events, each with its version", async () => {
  const { tasks } = callerAs(ada);
  const { id } = await tasks.create.mutate({ title: "Busy" });
  await Promise.all(Array.from({ length: 20 }, (_, index) => tasks.update.mutate({ id, title: `Take ${index}` })));
  const versions = (await auditEntriesOf(id)).map(({ details }) => Number(details.version));
  expect(versions.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 21 }, (_, index) => index + 1));
});

test("a change fails when its event cannot be written", async () => {
  const { tasks } = callerAs(ada);
  const before = await tasks.create.mutate({ title: "As it was" });
  const owner = openConnection(server.databaseUrl);
  await owner`revoke insert on audit_events from keel_app`;
  const id = uuidv7();
  await expect(tasks.create.mutate({ id, title: "Unseen" })).rejects.toThrow(/went wrong on our side/);
  await expect(tasks.update.mutate({ id: before.id, title: "Unseen" })).rejects.toThrow(/went wrong on our side/);
  await expect(tasks.delete.mutate({ id: before.id })).rejects.toThrow(/went wrong on our side/);
  await owner`grant insert on audit_events to keel_app`;
  await owner.end();
  expect(await tasks.byId.query({ id: before.id })).toEqual(before);
  await expect(tasks.byId.query({ id })).rejects.toThrow(/does not exist/);
});

test("every procedure that changes the caller's data declares its audit event, but the one whose commands are calls of others", () => {
  const silent = proceduresOf(appRouter).filter(
    ({ definition, meta }) =>
      definition.type === "mutation" && meta.audit === undefined && meta.permission === undefined,
  );
  expect(silent.map(({ name }) => name)).toEqual(["sync.push"]);
});
