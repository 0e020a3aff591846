import { uuidv7 } from "uuidv7";
import { z } from "zod";
import { beforeAll, describe, expect, test } from "vitest";
import { type Person, signUp } from "~/testing/people/people";
import { type Caller, callerAs } from "~/testing/server/caller";
import { errorOf } from "~/testing/server/responses";
import { restAs } from "~/testing/server/rest";
import { limits } from "./constants";

let ada: Person;
let caller: Caller;
beforeAll(async () => {
  ada = await signUp();
  caller = callerAs(ada);
});

const taskOf = async (more: object = {}) => (await caller.tasks.create.mutate({ title: "Read", ...more })).id;

test("a task has the reminders that it was given, until they are removed", async () => {
  const { reminders } = caller;
  const taskId = await taskOf({ dueOn: "2030-01-01" });
  const one = await reminders.create.mutate({ taskId, minutesBefore: 10 });
  const two = await reminders.create.mutate({ taskId, at: "2030-01-01T08:00:00+02:00" });
  expect(two).toMatchObject({ taskId, at: "2030-01-01T06:00:00.000Z", minutesBefore: null });
  await reminders.create.mutate({ taskId: await taskOf(), minutesBefore: 0 });
  expect((await reminders.list.query({ taskId })).items).toEqual([one, two]);
  const changed = await reminders.update.mutate({ id: one.id, minutesBefore: 60 });
  expect(changed).toMatchObject({ minutesBefore: 60, at: null, version: 2 });
  expect(await reminders.update.mutate({ id: two.id, minutesBefore: 60 })).toMatchObject({ at: null, version: 2 });
  await reminders.delete.mutate({ id: two.id });
  expect((await reminders.list.query({ taskId })).items).toEqual([changed]);
});

test("a reminder is stored once under its id, also after it was removed", async () => {
  const { reminders } = caller;
  const [id, taskId] = [uuidv7(), await taskOf()];
  const made = await reminders.create.mutate({ id, taskId, minutesBefore: 10 });
  expect(await reminders.create.mutate({ id, taskId, minutesBefore: 20 })).toEqual(made);
  const removed = await reminders.delete.mutate({ id });
  expect(await reminders.create.mutate({ id, taskId, minutesBefore: 10 })).toEqual(removed);
});

test("a reminder of a repeating task is one of each that follows", async () => {
  const { reminders, tasks } = caller;
  const first = await taskOf({ dueOn: "2030-01-01", repeat: "FREQ=DAILY" });
  const reminder = await reminders.create.mutate({ taskId: first, minutesBefore: 10 });
  await tasks.setCompleted.mutate({ id: first, completed: true });
  const { items } = await tasks.list.query({ completed: "pending", due: "2030-01-02..2030-01-02" });
  const next = items.find(({ seriesId }) => seriesId === first);
  expect((await reminders.list.query({ taskId: next?.id ?? "" })).items).toEqual([reminder]);
  expect(await reminders.create.mutate({ taskId: next?.id ?? "", minutesBefore: 20 })).toMatchObject({ taskId: first });
});

test("a reminder of a subtask is one of each copy that follows with a repeating task", async () => {
  const { reminders, comments, tasks } = caller;
  const parentId = await taskOf({ dueOn: "2030-02-01", repeat: "FREQ=DAILY" });
  const subtask = await taskOf({ dueOn: "2030-02-01", parentId });
  const relative = await reminders.create.mutate({ taskId: subtask, minutesBefore: 10 });
  const absolute = await reminders.create.mutate({ taskId: subtask, at: "2030-02-01T08:00:00Z" });
  const openOf = async (series: string) => {
    const { tasks: all } = await caller.sync.changes.query();
    return all.find(({ completed, seriesId }) => !completed && seriesId === series)?.id ?? "";
  };
  let [root, last] = [parentId, subtask];
  for (let round = 0; round < 2; round += 1) {
    await tasks.setCompleted.mutate({ id: root, completed: true });
    [root, last] = [await openOf(parentId), await openOf(subtask)];
    expect(await tasks.byId.query({ id: last })).toMatchObject({ parentId: root });
    expect((await reminders.list.query({ taskId: last })).items).toEqual([relative, absolute]);
  }
  expect(await reminders.create.mutate({ taskId: last, minutesBefore: 20 })).toMatchObject({ taskId: subtask });
  const comment = await comments.create.mutate({ taskId: last, text: "Under the sink" });
  expect((await comments.list.query({ taskId: subtask })).items).toEqual([comment]);
});

describe("a reminder is refused", () => {
  test.each([
    ["no moment", {}],
    ["two moments", { at: "2030-01-01T08:00:00Z", minutesBefore: 10 }],
    ["nothing twice", { at: null, minutesBefore: null }],
  ])("with %s", async (_what, moment) => {
    const taskId = await taskOf();
    const error = { httpStatus: 400, fields: { at: ["Give either `at` or `minutesBefore`."] } };
    expect(await errorOf(caller.reminders.create.mutate({ taskId, ...moment }))).toMatchObject(error);
  });

  test.each([-1, 0.5, limits.minutesBefore + 1])("%s minutes before", async (minutesBefore) => {
    const taskId = await taskOf();
    expect(await errorOf(caller.reminders.create.mutate({ taskId, minutesBefore }))).toMatchObject({ httpStatus: 400 });
  });

  test("for a task that is unknown, in the trash or another user's", async () => {
    const trashed = await taskOf();
    await caller.tasks.delete.mutate({ id: trashed });
    for (const taskId of [trashed, uuidv7()]) {
      const error = await errorOf(caller.reminders.create.mutate({ taskId, minutesBefore: 10 }));
      expect(error).toMatchObject({ code: "NOT_FOUND", message: "This task does not exist." });
    }
    const bob = callerAs(await signUp());
    const taskId = await taskOf();
    expect(await errorOf(bob.reminders.create.mutate({ taskId, minutesBefore: 1 }))).toMatchObject({
      code: "FORBIDDEN",
    });
    expect(await errorOf(bob.reminders.list.query({ taskId }))).toMatchObject({ code: "FORBIDDEN" });
  });

  test("beyond the limit, and one that is removed makes room", async () => {
    const taskId = await taskOf();
    const made = [];
    for (let at = 0; at < limits.reminders; at += 1)
      made.push(await caller.reminders.create.mutate({ taskId, minutesBefore: at }));
    const more = () => caller.reminders.create.mutate({ taskId, minutesBefore: 60 });
    expect(await errorOf(more())).toMatchObject({
      httpStatus: 400,
      message: "A task can have at most 10 reminders. Remove one first.",
    });
    await caller.reminders.delete.mutate({ id: made[0]?.id ?? "" });
    await more();
  });

  test("once it is removed, and in another version", async () => {
    const { id } = await caller.reminders.create.mutate({ taskId: await taskOf(), minutesBefore: 10 });
    const stale = caller.reminders.update.mutate({ id, version: 2, minutesBefore: 20 });
    expect(await errorOf(stale)).toMatchObject({ httpStatus: 409 });
    await caller.reminders.delete.mutate({ id });
    for (const act of [
      () => caller.reminders.update.mutate({ id, minutesBefore: 20 }),
      () => caller.reminders.delete.mutate({ id }),
    ])
      expect(await errorOf(act())).toMatchObject({ message: "This reminder does not exist." });
  });
});

test("reminders are listed page by page, each once", async () => {
  const bob = callerAs(await signUp());
  for (let at = 0; at < 3; at += 1) {
    const { id: taskId } = await bob.tasks.create.mutate({ title: "Read" });
    await bob.reminders.create.mutate({ taskId, minutesBefore: at });
  }
  const listed = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof bob.reminders.list.query>> = await bob.reminders.list.query({
      limit: 2,
      cursor,
    });
    listed.push(...page.items.map(({ minutesBefore }) => minutesBefore));
    cursor = page.nextCursor;
  } while (cursor !== null);
  expect(listed).toEqual([0, 1, 2]);
  expect(await errorOf(bob.reminders.list.query({ limit: 101 }))).toMatchObject({ httpStatus: 400 });
});

test("REST speaks of reminders in its own names", async () => {
  const send = restAs(ada);
  const task = await taskOf();
  const created = await send("POST", "/api/reminders", { task_id: task, minutes_before: 10 });
  expect(created).toMatchObject({ status: 201, body: { task_id: task, minutes_before: 10, at: null } });
  expect((await send("GET", `/api/reminders?task_id=${task}`)).body).toEqual([created.body]);
  const { id } = z.object({ id: z.string() }).parse(created.body);
  expect(await send("PATCH", `/api/reminders/${id}`, {})).toMatchObject({ status: 400 });
  expect(await send("PATCH", `/api/reminders/${id}`, { at: "2030-01-01T08:00:00Z" })).toMatchObject({ status: 200 });
  expect((await send("DELETE", `/api/reminders/${id}`)).status).toBe(204);
});
