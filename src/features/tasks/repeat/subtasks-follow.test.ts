import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { addDays, dayOf } from "~/shared/due-date";
import { newUuid } from "~/shared/uuidv7";
import { openConnection } from "~/testing/database/database";
import { type Person, signUp } from "~/testing/people/people";
import { type Caller, callerAs } from "~/testing/server/caller";
import { errorOf } from "~/testing/server/responses";
import { limits } from "../constants";
import { followingId, precedingIds } from "./following-id";

const today = dayOf(Date.now(), "UTC");
const weekly = { title: "Clean the house", dueOn: today, repeat: "FREQ=DAILY;INTERVAL=7" };

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
const all = async () => (await caller.sync.changes.query()).tasks;
const find = async (id: string) => (await all()).find((task) => task.id === id);
const open = async () => (await all()).filter(({ completed, deletedAt }) => !completed && deletedAt === null);
const titles = async () => (await open()).map(({ title }) => title).sort();

/** Adds a task that repeats, with two subtasks, one of which is done and the other has one. */
async function plant() {
  const root = await add();
  const kitchen = await add({ ...once, title: "Kitchen", parentId: root, dueOn: addDays(today, 1), tags: ["home"] });
  const oven = await add({
    ...once,
    title: "Oven",
    parentId: kitchen,
    deadlineOn: addDays(today, 3),
    priority: "high",
  });
  const bath = await add({ ...once, title: "Bath", parentId: root, description: "With the floor" });
  await complete(bath);
  return { root, kitchen, oven, bath };
}

test("the next task has open copies of all subtasks, in their order and due as many days later", async () => {
  const { root, kitchen, oven, bath } = await plant();
  await caller.tasks.move.mutate({ id: bath, position: "a0" });
  await complete(root);
  const next = followingId(root);
  const shared = { completed: false, completedAt: null, deletedAt: null, version: 1 };
  expect(await find(followingId(kitchen))).toMatchObject({
    ...shared,
    title: "Kitchen",
    parentId: next,
    seriesId: kitchen,
    dueOn: addDays(today, 8),
    tags: ["home"],
  });
  expect(await find(followingId(oven))).toMatchObject({
    ...shared,
    parentId: followingId(kitchen),
    seriesId: oven,
    deadlineOn: addDays(today, 10),
    priority: "high",
  });
  expect(await find(followingId(bath))).toMatchObject({ ...shared, parentId: next, description: "With the floor" });
  const order = (await open())
    .filter(({ parentId }) => parentId === next)
    .sort((a, b) => (a.position < b.position ? -1 : 1));
  expect(order.map(({ title }) => title)).toEqual(["Bath", "Kitchen"]);
  expect(await open()).toHaveLength(4);
});

test("reopening takes the copies away with the next task, and completing again brings them back as they are by then", async () => {
  const { root, kitchen } = await plant();
  for (const completed of [true, false]) await complete(root, completed);
  expect(await titles()).toEqual(["Clean the house", "Kitchen", "Oven"]);
  await caller.tasks.update.mutate({ id: kitchen, title: "Kitchen and hall" });
  await complete(root);
  expect(await titles()).toEqual(["Bath", "Clean the house", "Kitchen and hall", "Oven"]);
  expect(await all()).toHaveLength(8);
});

test("reopening leaves a next task of which a subtask was changed, done or added, with all that is below it", async () => {
  const acts = [
    ({ oven }: { oven: string }) => caller.tasks.update.mutate({ id: followingId(oven), title: "Stove" }),
    ({ bath }: { bath: string }) => complete(followingId(bath)),
    ({ kitchen }: { kitchen: string }) => add({ ...once, title: "Sink", parentId: followingId(kitchen) }),
  ];
  for (const act of acts) {
    const planted = await plant();
    await complete(planted.root);
    await act(planted);
    const before = await open();
    await complete(planted.root, false);
    const left = await open();
    for (const { id } of before) expect(left.map((task) => task.id)).toContain(id);
  }
});

test("a subtask that repeats goes on below the next task alone", async () => {
  const root = await add();
  const daily = await add({ title: "Dishes", parentId: root, repeat: "FREQ=DAILY" });
  await complete(daily);
  await complete(root);
  const next = followingId(followingId(daily));
  expect(await open()).toHaveLength(2);
  expect(await find(next)).toMatchObject({ parentId: followingId(root), seriesId: daily, completed: false });
});

test("many that are completed at once, one below the other, are followed once", async () => {
  const root = await add();
  const daily = await add({ title: "Dishes", parentId: root, repeat: "FREQ=DAILY" });
  await caller.tasks.completeMany.mutate({ ids: [daily, root], completed: true });
  expect((await open()).map(({ id, parentId }) => [id, parentId])).toEqual(
    expect.arrayContaining([
      [followingId(root), null],
      [followingId(daily), followingId(root)],
    ]),
  );
  await caller.tasks.completeMany.mutate({ ids: [daily, root], completed: false });
  expect((await open()).map(({ id }) => id).sort()).toEqual([root, daily].sort());
});

test("a subtask is at most due on the last day, and keeps its time of day where the user is", async () => {
  const timeZone = "Europe/Berlin";
  const root = await add({ dueOn: "2027-03-25" });
  const late = await add({ ...once, title: "Late", parentId: root, dueOn: "9999-12-30", deadlineOn: "9999-12-31" });
  const timed = await add({
    ...once,
    title: "Timed",
    parentId: root,
    dueOn: "2027-03-26",
    dueAt: "2027-03-26T08:00:00.000Z",
  });
  await caller.tasks.setCompleted.mutate({ id: root, completed: true, timeZone });
  expect(await find(followingId(late))).toMatchObject({ dueOn: "9999-12-31", deadlineOn: "9999-12-31" });
  expect(await find(followingId(timed))).toMatchObject({ dueOn: "2027-04-02", dueAt: "2027-04-02T07:00:00.000Z" });
});

test("is recorded once, with how many subtasks there are", async () => {
  const { root } = await plant();
  for (const completed of [true, false, true]) await complete(root, completed);
  const sql = openConnection(ada.server.databaseUrl);
  const events = await sql`select kind, details->>'subtasks' as subtasks from audit_events
    where user_id = ${ada.userId} and details->>'task' = ${followingId(root)} order by id`;
  await sql.end();
  expect(events.map(({ kind, subtasks }) => [kind, subtasks])).toEqual([
    ["task.created", "3"],
    ["task.deleted", "3"],
    ["task.restored", "3"],
  ]);
});

test("more subtasks than can be added are refused, and nothing is done", async () => {
  const root = await add();
  const sql = openConnection(ada.server.databaseUrl);
  const plantMany = async (count: number) => sql`
    insert into tasks (user_id, id, title, parent_id, seq)
    select ${ada.userId}, gen_random_uuid(), 'Step', ${root}, 1 from generate_series(1, ${count})`;
  const countOpen = async () => {
    const [row] = await sql`
      select count(*)::int as open from tasks where user_id = ${ada.userId} and not completed and deleted_at is null`;
    return row?.["open"];
  };
  await plantMany(limits.copied);
  await complete(root);
  expect(await countOpen()).toBe(limits.copied + 1);
  await complete(root, false);
  expect(await countOpen()).toBe(limits.copied + 1);
  await sql`delete from tasks where user_id = ${ada.userId} and parent_id = ${followingId(root)}`;
  await plantMany(1);
  expect(await errorOf(complete(root))).toMatchObject({ code: "BAD_REQUEST" });
  expect(await find(root)).toMatchObject({ completed: false });
  await sql.end();
});

test("an id that follows tells the one before", () => {
  expect(precedingIds(newUuid())).toEqual([]);
  fc.assert(
    fc.property(fc.uuid({ version: 7 }), (id) => {
      const next = followingId(id);
      expect(precedingIds(next)).toContain(id);
      expect(precedingIds(followingId(next))).toContain(next);
    }),
  );
});
