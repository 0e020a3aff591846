import { beforeEach, expect, test } from "vitest";
import { addDays, dayOf } from "~/shared/due-date";
import { newUuid } from "~/shared/uuidv7";
import { openConnection } from "~/testing/database/database";
import { type Person, signUp } from "~/testing/people/people";
import { type Caller, callerAs } from "~/testing/server/caller";
import { errorOf } from "~/testing/server/responses";
import { restAs } from "~/testing/server/rest";
import { newClient } from "~/testing/sync/client";
import { limits } from "../constants";
import { followingId } from "./following-id";

const today = dayOf(Date.now(), "UTC");
const [inAWeek, inTwo] = [addDays(today, 7), addDays(today, 14)];
const weekly = { title: "Clean", dueOn: today, repeat: "FREQ=DAILY;INTERVAL=7" };

let ada: Person;
let caller: Caller;
beforeEach(async () => {
  ada = await signUp();
  caller = callerAs(ada);
});

const add = async (fields: Partial<Parameters<Caller["tasks"]["create"]["mutate"]>[0]> = {}) =>
  (await caller.tasks.create.mutate({ ...weekly, ...fields })).id;
const once = { repeat: null, dueOn: null };
const complete = async (id: string, completed = true) => caller.tasks.setCompleted.mutate({ id, completed });
const find = async (id: string) => caller.tasks.byId.query({ id });

test("a skipped task is due the next time, and its subtasks are open and due as many days later", async () => {
  const root = await add({ deadlineOn: addDays(today, 1) });
  const kitchen = await add({ ...once, title: "Kitchen", parentId: root, dueOn: addDays(today, 1) });
  const oven = await add({ ...once, title: "Oven", parentId: kitchen, deadlineOn: today });
  const plain = await add({ ...once, title: "Plain", parentId: root });
  const trashed = await add({ ...once, title: "Trashed", parentId: root, dueOn: today });
  await complete(kitchen);
  await caller.tasks.delete.mutate({ id: trashed });
  const skipped = await caller.tasks.skip.mutate({ id: root });
  expect(skipped).toMatchObject({
    id: root,
    dueOn: inAWeek,
    deadlineOn: addDays(today, 8),
    completed: false,
    version: 2,
  });
  const open = { completed: false, completedAt: null };
  expect(await find(kitchen)).toMatchObject({ ...open, parentId: root, dueOn: addDays(today, 8) });
  expect(await find(oven)).toMatchObject({ ...open, dueOn: null, deadlineOn: inAWeek });
  expect(await find(plain)).toMatchObject({ ...open, version: 1 });
  const { tasks } = await caller.sync.changes.query();
  expect(tasks.find(({ id }) => id === trashed)).toMatchObject({ dueOn: today, deletedAt: expect.any(String) });
  expect(tasks).toHaveLength(5);
});

test("a subtask that is due at a time stays at it where the user is", async () => {
  const timeZone = "Europe/Berlin";
  const root = await add({ dueOn: "2127-03-25" });
  const timed = await add({ ...once, parentId: root, dueOn: "2127-03-26", dueAt: "2127-03-26T08:00:00.000Z" });
  await caller.tasks.skip.mutate({ id: root, timeZone });
  expect(await find(timed)).toMatchObject({ dueOn: "2127-04-02", dueAt: "2127-04-02T07:00:00.000Z" });
});

test("a subtask that is done and repeats itself stays done, with what was done below it, and the next one of it moves along", async () => {
  const root = await add();
  const daily = await add({ title: "Dishes", parentId: root, repeat: "FREQ=DAILY" });
  const cups = await add({ ...once, title: "Cups", parentId: daily });
  const done = await complete(daily);
  await caller.tasks.skip.mutate({ id: root });
  expect(await find(daily)).toEqual(done);
  expect(await find(cups)).toMatchObject({ completed: true });
  expect(await find(followingId(daily))).toMatchObject({ completed: false, dueOn: addDays(today, 8) });
});

test("with the day that is skipped, a request that is sent again skips once", async () => {
  const id = await add();
  const { version } = await caller.tasks.skip.mutate({ id, day: today });
  expect(await caller.tasks.skip.mutate({ id, day: today })).toMatchObject({ version, dueOn: inAWeek });
  expect(await caller.tasks.skip.mutate({ id, day: inAWeek })).toMatchObject({ dueOn: inTwo });
  const both = await Promise.all([1, 2].map(() => caller.tasks.skip.mutate({ id, day: inTwo })));
  expect(both.map(({ dueOn }) => dueOn)).toEqual([addDays(today, 21), addDays(today, 21)]);
});

test("what is done, does not repeat, was deleted or is due for the last time is not skipped", async () => {
  const [done, single, gone, last] = [
    await add(),
    await add({ repeat: null }),
    await add(),
    await add({ repeat: "FREQ=DAILY;COUNT=1" }),
  ];
  await complete(done);
  await caller.tasks.delete.mutate({ id: gone });
  const refusal = async (id: string) => errorOf(caller.tasks.skip.mutate({ id }));
  const because = (message: string) => ({ code: "BAD_REQUEST", fields: { id: [message] } });
  expect(await refusal(done)).toMatchObject(because("This task is completed. Reopen it first."));
  expect(await refusal(single)).toMatchObject(because("This task does not repeat."));
  expect(await refusal(last)).toMatchObject(because("This is the last time that it repeats."));
  for (const id of [gone, newUuid()]) expect(await refusal(id)).toMatchObject({ code: "NOT_FOUND" });
  expect(await errorOf(callerAs(await signUp()).tasks.skip.mutate({ id: done }))).toMatchObject({ code: "FORBIDDEN" });
});

test("a subtask at the last day stays there", async () => {
  const root = await add();
  const late = await add({ ...once, parentId: root, dueOn: "9999-12-30", deadlineOn: "9999-12-31" });
  await caller.tasks.skip.mutate({ id: root });
  expect(await find(late)).toMatchObject({ dueOn: "9999-12-31", deadlineOn: "9999-12-31" });
});

test("more subtasks than can be changed at once are refused, and nothing is done", async () => {
  const root = await add();
  const sql = openConnection(ada.server.databaseUrl);
  await sql`insert into tasks (user_id, id, title, parent_id, seq)
    select ${ada.userId}, gen_random_uuid(), 'Step', ${root}, 1 from generate_series(1, ${limits.along + 1})`;
  expect(await errorOf(caller.tasks.skip.mutate({ id: root }))).toMatchObject({ code: "BAD_REQUEST" });
  expect(await find(root)).toMatchObject({ dueOn: today, version: 1 });
  await sql`delete from tasks where user_id = ${ada.userId} and parent_id = ${root}`;
  await sql.end();
});

test("a command says which day it skips, from the device's moment", async () => {
  const id = await add({ repeat: "FREQ=DAILY" });
  const client = newClient(ada);
  const at = new Date(Date.now() - 1000).toISOString();
  await client.push([client.command("tasks.skip", { id, day: today, timeZone: "UTC" }, { at })]);
  expect(await find(id)).toMatchObject({ dueOn: addDays(today, 1) });
});

test("REST skips, refuses a version that is stale, and the history tells of it", async () => {
  const id = await add();
  const send = restAs(ada);
  const { status, body } = await send("POST", `/api/tasks/${id}/skip`, { day: today }, { "if-match": '"1"' });
  expect({ status, body }).toMatchObject({ status: 200, body: { id, version: 2, due_date: inAWeek } });
  expect(await send("POST", `/api/tasks/${id}/skip`, {}, { "if-match": '"1"' })).toMatchObject({ status: 412 });
  expect(await send("POST", `/api/tasks/${id}/skip`, { day: "soon" })).toMatchObject({ status: 400 });
  const { items } = await caller.tasks.history.query({ id });
  expect(items[0]?.changes).toMatchObject([{ field: "dueOn", from: today, to: inAWeek }]);
});
