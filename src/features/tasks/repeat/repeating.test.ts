import { beforeEach, describe, expect, test } from "vitest";
import { addDays, dayOf, instantAt } from "~/shared/due-date";
import { newUuid } from "~/shared/uuidv7";
import { openConnection } from "~/testing/database/database";
import { type Person, signUp } from "~/testing/people/people";
import { type Caller, callerAs } from "~/testing/server/caller";
import { errorOf } from "~/testing/server/responses";
import { restAs } from "~/testing/server/rest";
import { newClient } from "~/testing/sync/client";
import { followingId } from "./following-id";

const today = dayOf(Date.now(), "UTC");
const weekly = { title: "Water the plants", dueOn: today, repeat: "FREQ=DAILY;INTERVAL=7" };
const nextWeek = addDays(today, 7);

let ada: Person;
let caller: Caller;
beforeEach(async () => {
  ada = await signUp();
  caller = callerAs(ada);
});

const add = async (fields: object = {}) => (await caller.tasks.create.mutate({ ...weekly, ...fields })).id;
const complete = async (id: string, completed = true) => caller.tasks.setCompleted.mutate({ id, completed });
const all = async () => (await caller.sync.changes.query()).tasks;
/** Returns the tasks that can be done. */
const open = async () => (await all()).filter(({ completed, deletedAt }) => !completed && deletedAt === null);

describe("completing a repeating task", () => {
  test("adds the next one, with all that was written, and keeps the completed one", async () => {
    const { id: projectId } = await caller.projects.create.mutate({ name: "Home" });
    const written = { description: "All of them", priority: "high" as const, tags: ["home"], projectId };
    const id = await add(written);
    await complete(id);
    expect(await caller.tasks.byId.query({ id })).toMatchObject({ completed: true, dueOn: today, seriesId: null });
    expect(await open()).toMatchObject([{ ...weekly, ...written, dueOn: nextWeek, seriesId: id, version: 1 }]);
    await complete(followingId(id));
    expect(await open()).toMatchObject([{ dueOn: addDays(today, 14), seriesId: id }]);
  });

  test("keeps the time of day, in the time zone in which it is completed", async () => {
    const timeZone = "Europe/Berlin";
    const day = "2027-03-27";
    const id = await add({ dueOn: day, dueAt: instantAt(day, "09:00", timeZone), repeat: "FREQ=DAILY" });
    await caller.tasks.setCompleted.mutate({ id, completed: true, timeZone });
    expect(await open()).toMatchObject([{ dueOn: "2027-03-28", dueAt: "2027-03-28T07:00:00.000Z" }]);
  });

  test("of which it was the last time adds none", async () => {
    await complete(await add({ repeat: "FREQ=DAILY;COUNT=1" }));
    await complete(await add({ repeat: `FREQ=DAILY;UNTIL=${today.replaceAll("-", "")}` }));
    await complete(await add({ repeat: null }));
    expect(await open()).toEqual([]);
  });

  test("adds one, however many complete it at the same time, and with whatever procedure", async () => {
    const id = await add();
    const rest = restAs(ada);
    await Promise.all(
      Array.from({ length: 20 }, async (_, at) => {
        if (at % 4 === 0) return complete(id);
        if (at % 4 === 1) return caller.tasks.update.mutate({ id, completed: true, title: weekly.title });
        if (at % 4 === 2) return rest("PATCH", `/api/tasks/${id}/complete`, { completed: true });
        const device = newClient(ada);
        return device.push([device.command("tasks.setCompleted", { id, completed: true })]);
      }),
    );
    expect(await open()).toMatchObject([{ id: followingId(id), dueOn: nextWeek }]);
    expect(await all()).toHaveLength(2);
  });

  test("adds one when two devices have done it without a connection, days apart", async () => {
    const id = await add({ repeat: "FREQ=DAILY;INTERVAL=3;X-FROM=COMPLETION" });
    const hour = 3_600_000;
    for (const ago of [50 * hour, hour]) {
      const device = newClient(ada);
      const at = new Date(Date.now() - ago).toISOString();
      const command = device.command("tasks.setCompleted", { id, completed: true, timeZone: "UTC" }, { at });
      expect((await device.push([command])).outcomes).toMatchObject([{ ok: true }]);
    }
    const dueOn = addDays(dayOf(Date.now() - 50 * hour, "UTC"), 3);
    expect(await open()).toMatchObject([{ id: followingId(id), dueOn }]);
  });

  test("in the trash adds none, and neither does completing a task of another user", async () => {
    const id = await add();
    await caller.tasks.delete.mutate({ id });
    const device = newClient(ada);
    await device.push([device.command("tasks.setCompleted", { id, completed: true })]);
    const other = await add();
    const bob = await signUp();
    expect(await errorOf(callerAs(bob).tasks.setCompleted.mutate({ id: other, completed: true }))).toMatchObject({
      code: "FORBIDDEN",
    });
    expect((await open()).map((task) => task.id)).toEqual([other]);
    expect((await callerAs(bob).sync.changes.query()).tasks).toEqual([]);
  });

  test("of another version is refused, and adds none", async () => {
    const id = await add();
    expect(await errorOf(caller.tasks.setCompleted.mutate({ id, completed: true, version: 7 }))).toMatchObject({
      code: "CONFLICT",
    });
    expect((await open()).map((task) => task.id)).toEqual([id]);
  });

  test("is recorded with the task that it adds", async () => {
    const id = await add();
    await complete(id);
    const sql = openConnection(ada.server.databaseUrl);
    const events =
      await sql`select kind, details->>'task' as task from audit_events where user_id = ${ada.userId} and kind like 'task.%' order by id`;
    await sql.end();
    expect(events.map(({ kind, task }) => [kind, task])).toEqual(
      expect.arrayContaining([
        ["task.created", id],
        ["task.completed", id],
        ["task.created", followingId(id)],
      ]),
    );
    expect(events).toHaveLength(3);
  });
});

describe("reopening a repeating task", () => {
  test("takes the next one back, and completing it again brings that", async () => {
    const id = await add();
    for (const completed of [true, false]) await complete(id, completed);
    expect((await open()).map((task) => task.id)).toEqual([id]);
    await caller.tasks.update.mutate({ id, title: "Water all plants" });
    await complete(id);
    expect(await open()).toMatchObject([{ id: followingId(id), title: "Water all plants", dueOn: nextWeek }]);
    expect(await all()).toHaveLength(2);
  });

  test("leaves a next one that was changed or completed", async () => {
    const changed = await add();
    await complete(changed);
    await caller.tasks.update.mutate({ id: followingId(changed), title: "Water the fern" });
    await complete(changed, false);
    expect((await open()).map(({ title }) => title).sort()).toEqual(["Water the fern", "Water the plants"]);

    const done = await add({ title: "Read" });
    await complete(done);
    await complete(followingId(done));
    await complete(done, false);
    await complete(done);
    const read = (await all()).filter(({ title }) => title === "Read");
    expect(read).toHaveLength(3);
    expect(read.filter(({ completed }) => !completed)).toHaveLength(1);
  });
});

test("the rule is a field as any other: refused unless it is canonical, changed and removed", async () => {
  const rest = restAs(ada);
  for (const repeat of [
    "FREQ=HOURLY",
    "FREQ=WEEKLY",
    "every day",
    "",
    7,
    ["FREQ=DAILY"],
    `FREQ=DAILY;COUNT=${"9".repeat(400)}`,
  ]) {
    const { status, body } = await rest("POST", "/api/tasks", { title: "Read", repeat });
    expect([status, JSON.stringify(body)]).toEqual([400, expect.stringContaining("repeat")]);
  }
  const { status, body } = await rest("POST", "/api/tasks", { title: "Read", repeat: "FREQ=DAILY" });
  expect([status, body]).toMatchObject([201, { repeat: "FREQ=DAILY", series_id: null }]);
  const id = await add({ id: newUuid() });
  expect(await caller.tasks.update.mutate({ id, repeat: "FREQ=DAILY" })).toMatchObject({ repeat: "FREQ=DAILY" });
  expect(await caller.tasks.update.mutate({ id, repeat: null })).toMatchObject({ repeat: null });
  await complete(id);
  expect((await all()).filter(({ title }) => title === weekly.title)).toHaveLength(1);
});
