import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Outbox } from "~/server/mail/outbox";
import { openConnection } from "~/testing/database/database";
import { mailsTo } from "~/testing/mail/mailbox";
import { type Person, signUp } from "~/testing/people/people";
import { createPushBrowser } from "~/testing/push/push-browser";
import { type Caller, callerAs } from "~/testing/server/caller";
import { serve, startServer, type TestServer, testRuntime } from "~/testing/server/runtime";
import { clearRemindersJob } from "./clear-reminders";
import { maxPerRun, maxPerUser, sendRemindersJob } from "./send-reminders";

let server: TestServer;
/** Another instance on the same database. */
let other: TestServer;
let sql: ReturnType<typeof openConnection>;
let ada: Person;
let caller: Caller;
beforeAll(async () => {
  server = await startServer();
  other = serve(testRuntime(server.databaseUrl), server.databaseUrl);
  sql = openConnection(server.databaseUrl);
});
afterAll(async () => {
  await sql.end();
  await Promise.all([server.close(), other.close()]);
});
beforeEach(async () => {
  ada = await signUp({ server });
  caller = callerAs(ada);
  await sql`update users set email_verified = true where id = ${ada.userId}`;
});

/** A moment so many minutes from now. */
const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();

/** Runs the job as an instance does, in one transaction, when so many minutes have passed. */
async function run(minutes: number, { on = server, outbox }: { on?: TestServer; outbox?: Outbox } = {}) {
  const { database, jobContext } = on.runtime;
  return database.db.transaction((db) => {
    const context = jobContext({ db, requestId: "a-run" });
    return sendRemindersJob.run({ ...context, ...(outbox && { outbox }), now: inMinutes(minutes) });
  });
}

const remindersTo = async (person = ada) =>
  (await mailsTo(server, person.email)).filter(({ kind }) => kind === "reminder");
const countSent = async (person = ada) => (await remindersTo(person)).length;

const add = async (
  task: { title?: string; dueOn?: string; dueAt?: string; projectId?: string },
  minutesBefore = 10,
) => {
  const made = await caller.tasks.create.mutate({ title: "Water", ...task });
  const reminder = await caller.reminders.create.mutate({ taskId: made.id, minutesBefore });
  return { ...made, reminder: reminder.id };
};

test("a reminder is sent once, at its moment", async () => {
  await add({ title: "Water <b>ferns</b>", dueAt: inMinutes(60) });
  await run(49);
  expect(await countSent()).toBe(0);
  for (const minutes of [50.1, 50.5, 51]) await run(minutes);
  const [mail, ...more] = await remindersTo();
  expect(more).toEqual([]);
  expect(mail?.text).toContain("“Water <b>ferns</b>”");
  expect(mail?.text).not.toContain("comes late");
});

/** Returns what waits to be pushed to Ada's browsers. */
async function pushedTo({ userId } = ada): Promise<unknown[]> {
  const rows = await sql<{ content: string }[]>`
    select data ->> 'content' as content from pgboss.job
    where name = 'push' and data ->> 'ownerId' = ${userId} order by created_on`;
  const texts = await Promise.all(rows.map(({ content }) => server.runtime.pushCipher.decrypt(content)));
  return texts.map((text): unknown => JSON.parse(text ?? "null"));
}

test("a reminder is pushed once to the browser that asked for it, with the title and the time and nothing else", async () => {
  await caller.push.subscribe.mutate(createPushBrowser().subscription);
  const dueAt = "2030-11-20T09:30:00.000Z";
  const { id } = await caller.tasks.create.mutate({
    title: `Water\n${"ferns ".repeat(80)}`,
    description: "secret",
    dueAt,
  });
  await caller.reminders.create.mutate({ taskId: id, at: inMinutes(30) });
  await Promise.all([server, other, server].map((on) => run(31, { on })));
  const pushed = await pushedTo();
  expect(pushed).toEqual([
    {
      title: expect.stringMatching(/^Water ferns .{150,190}$/),
      body: "Due 20 November 2030 at 09:30",
      tag: `task-${id}`,
      path: `/tasks?task=${id}`,
      task: id,
    },
  ]);
});

test("a reminder is pushed without e-mail, and one that is late says so", async () => {
  await sql`update users set email_verified = false where id = ${ada.userId}`;
  await caller.push.subscribe.mutate(createPushBrowser().subscription);
  const { id: taskId } = await caller.tasks.create.mutate({ title: "Call" });
  await caller.reminders.create.mutate({ taskId, at: inMinutes(30) });
  await run(60);
  expect(await pushedTo()).toMatchObject([
    { title: "Call", body: expect.stringMatching(/^Reminder\nSet for .+, and late$/) },
  ]);
  expect(await countSent()).toBe(0);
});

test("a reminder at a moment of its own needs no due date", async () => {
  const { id: taskId } = await caller.tasks.create.mutate({ title: "Call" });
  await caller.reminders.create.mutate({ taskId, at: inMinutes(30) });
  await run(31);
  expect((await remindersTo()).map(({ text }) => text.includes(`/tasks?task=${taskId}`))).toEqual([true]);
});

test("two instances that look at once send it once", async () => {
  for (let at = 0; at < 5; at += 1) await add({ dueAt: inMinutes(60) });
  const runs = [server, other, server, other].map((on) => run(51, { on }));
  const sent = (await Promise.all(runs)).reduce((sum, counts) => sum + counts.sent, 0);
  expect([sent, await countSent()]).toEqual([5, 5]);
});

test("what an instance could not queue is sent by the next run, and does not hold up the others", async () => {
  await add({ title: "Fails", dueAt: inMinutes(60) });
  await add({ title: "Works", dueAt: inMinutes(60) });
  const broken: Outbox = {
    enqueue: async (db, mail) => {
      await server.runtime.outbox.enqueue(db, mail);
      if ("title" in mail.message && mail.message.title === "Fails")
        throw new Error("A fault after the mail was queued.");
    },
  };
  expect(await run(50.2, { outbox: broken })).toMatchObject({ sent: 1, failed: 1 });
  expect(await countSent()).toBe(1);
  await run(50.7, { on: other });
  expect(await countSent()).toBe(2);
});

test("a run that is cut off before its end has sent nothing, and the next one sends all once", async () => {
  await add({ dueAt: inMinutes(60) });
  const { database, jobContext } = server.runtime;
  const cutOff = database.db.transaction(async (db) => {
    await sendRemindersJob.run({ ...jobContext({ db, requestId: "cut-off" }), now: inMinutes(50.2) });
    throw new Error("The instance died.");
  });
  await expect(cutOff).rejects.toThrow("died");
  expect(await countSent()).toBe(0);
  for (const on of [other, server]) await run(50.7, { on });
  expect(await countSent()).toBe(1);
});

test("nobody is reminded of what is done, deleted, archived, moved away or unwanted", async () => {
  const done = await add({ dueAt: inMinutes(60) });
  await caller.tasks.setCompleted.mutate({ id: done.id, completed: true });
  const deleted = await add({ dueAt: inMinutes(60) });
  await caller.tasks.delete.mutate({ id: deleted.id });
  const project = await caller.projects.create.mutate({ name: "Home" });
  await add({ dueAt: inMinutes(60), projectId: project.id });
  await caller.projects.update.mutate({ id: project.id, archived: true });
  const moved = await add({ dueAt: inMinutes(60) });
  await caller.tasks.update.mutate({ id: moved.id, dueAt: inMinutes(120) });
  const undated = await add({ dueAt: inMinutes(60) });
  await caller.tasks.update.mutate({ id: undated.id, dueOn: null, dueAt: null });
  const unwanted = await add({ dueAt: inMinutes(60) });
  await caller.reminders.delete.mutate({ id: unwanted.reminder });
  await run(51);
  expect(await countSent()).toBe(0);
  await run(111);
  expect(await countSent()).toBe(1);
});

test("a task that is moved after its reminder is reminded of again", async () => {
  const { id } = await add({ dueAt: inMinutes(60) });
  await run(51);
  await caller.tasks.update.mutate({ id, dueAt: inMinutes(180) });
  await run(60);
  expect(await countSent()).toBe(1);
  await run(171);
  expect(await countSent()).toBe(2);
});

test("of two open tasks of one series each is reminded of once, and only at its own moment", async () => {
  const parent = await caller.tasks.create.mutate({ title: "Clean", dueAt: inMinutes(60), repeat: "FREQ=DAILY" });
  const first = await caller.tasks.create.mutate({ title: "Oven", dueAt: inMinutes(60), parentId: parent.id });
  await caller.reminders.create.mutate({ taskId: first.id, minutesBefore: 10 });
  await caller.tasks.setCompleted.mutate({ id: parent.id, completed: true });
  const next = (await caller.sync.changes.query()).tasks.find(({ seriesId }) => seriesId === first.id);
  await caller.tasks.update.mutate({ id: next?.id ?? "", dueAt: inMinutes(180), title: "Oven, again" });
  await caller.tasks.setCompleted.mutate({ id: parent.id, completed: false });
  for (const minutes of [50.1, 50.6, 170.1, 170.6, 171.1, 171.6]) await run(minutes);
  const sent = new Set((await remindersTo()).map(({ text }) => /“(Oven.*?)”/.exec(text)?.[1]));
  expect([await countSent(), sent]).toEqual([2, new Set(["Oven", "Oven, again"])]);
});

test("after an outage a reminder comes late and says so, but not after a day, and not if the task was touched since", async () => {
  await add({ title: "Late", dueAt: inMinutes(60) });
  await run(50 + 23 * 60);
  expect((await remindersTo()).map(({ text }) => text.includes("This reminder comes late"))).toEqual([true]);
  await add({ title: "Too late", dueAt: inMinutes(60) });
  await run(50 + 25 * 60);
  await add({ title: "Its moment was over when it was asked for", dueAt: inMinutes(60) }, 24 * 60);
  await run(1);
  expect(await countSent()).toBe(1);
});

test("a whole day is counted from nine o'clock where its owner is, also if the zone is unknown here", async () => {
  const { id: taskId } = await caller.tasks.create.mutate({ title: "Day", dueOn: "2031-01-15" });
  await caller.reminders.create.mutate({ taskId, minutesBefore: 60 });
  const runAt = (now: string) =>
    server.runtime.database.db.transaction((db) =>
      sendRemindersJob.run({ ...server.runtime.jobContext({ db, requestId: "a-run" }), now }),
    );
  await caller.preferences.update.mutate({ timeZone: "Pacific/Kiritimati" });
  await runAt("2031-01-14T17:59:00.000Z");
  expect(await countSent()).toBe(0);
  await runAt("2031-01-14T18:00:00.000Z");
  expect((await remindersTo()).map(({ text }) => text.includes("It is due on 15 January 2031."))).toEqual([true]);
  await sql`update preferences set time_zone = 'Mars/Olympus' where user_id = ${ada.userId}`;
  await runAt("2031-01-15T08:00:00.000Z");
  expect(await countSent()).toBe(2);
});

test("nothing is written to an address that is not confirmed, or to a user who is banned", async () => {
  await add({ dueAt: inMinutes(60) });
  await sql`update users set email_verified = false where id = ${ada.userId}`;
  await run(51);
  expect(await countSent()).toBe(0);
  const bob = await signUp({ server });
  await sql`update users set email_verified = true, banned = true where id = ${bob.userId}`;
  await sql`insert into tasks (user_id, id, title, due_at) values (${bob.userId}, gen_random_uuid(), 'x', now() + interval '1 hour')`;
  await sql`insert into reminders (user_id, id, task_id, minutes_before)
    select user_id, gen_random_uuid(), id, 10 from tasks where user_id = ${bob.userId}`;
  await run(51);
  expect(await countSent(bob)).toBe(0);
});

test("one user can have sixty reminders written in an hour, and holds up nobody with more", async () => {
  const { id } = await caller.tasks.create.mutate({ title: "Often" });
  await sql`insert into reminders (user_id, id, task_id, at)
    select ${ada.userId}, gen_random_uuid(), ${id}, now() + interval '1 hour' from generate_series(1, 1500)`;
  const bob = await signUp({ server });
  await sql`update users set email_verified = true where id = ${bob.userId}`;
  const task = await callerAs(bob).tasks.create.mutate({ title: "Once" });
  await callerAs(bob).reminders.create.mutate({ taskId: task.id, at: inMinutes(60) });
  expect(await run(61)).toEqual({ sent: maxPerUser + 1, failed: 0 });
  expect([await countSent(), await countSent(bob)]).toEqual([60, 1]);
  expect(await run(61.5)).toEqual({ sent: maxPerUser, failed: 0 });
  expect(await countSent()).toBe(60);
  await sql`delete from reminders where user_id = ${ada.userId}`;
});

test("a run leaves to the next what is too much for one transaction", async () => {
  await sql`insert into users (id, name, email)
    select gen_random_uuid(), 'Many', 'many' || number || '@example.com' from generate_series(1, 20) number`;
  await sql`insert into tasks (user_id, id, title) select id, gen_random_uuid(), 'x' from users where name = 'Many'`;
  await sql`insert into reminders (user_id, id, task_id, at)
    select tasks.user_id, gen_random_uuid(), tasks.id, now() + interval '1 hour'
    from tasks join users on users.id = tasks.user_id, generate_series(1, 60) where users.name = 'Many'`;
  expect(await run(61)).toEqual({ sent: maxPerRun, failed: 0 });
  expect(await run(61.5)).toEqual({ sent: 20 * 60 - maxPerRun, failed: 0 });
});

test("the reminders of a task that is gone for good are removed, and deleted when browsers have heard of it", async () => {
  const { id } = await add({ dueAt: inMinutes(60) });
  const { cursor } = await caller.sync.changes.query();
  await sql`delete from tasks where id = ${id}`;
  const { asOwner } = server.runtime.jobContext({ db: server.runtime.database.db, requestId: "a-run" });
  await clearRemindersJob.run({ asOwner, now: inMinutes(0) });
  const { reminders } = await caller.sync.changes.query({ since: cursor });
  expect(reminders).toMatchObject([{ taskId: id, deletedAt: expect.any(String) }]);
  await clearRemindersJob.run({ asOwner, now: inMinutes(31 * 24 * 60) });
  expect((await caller.sync.changes.query()).reminders).toEqual([]);
});

test("who wants no e-mail gets none, and reminders of a whole day come when their owner wants them", async () => {
  const { id: taskId } = await caller.tasks.create.mutate({ title: "Day", dueOn: "2032-01-15" });
  for (const minutesBefore of [0, 1440]) await caller.reminders.create.mutate({ taskId, minutesBefore });
  const runAt = (now: string) =>
    server.runtime.database.db.transaction((db) =>
      sendRemindersJob.run({ ...server.runtime.jobContext({ db, requestId: "a-run" }), now }),
    );
  await caller.preferences.update.mutate({ timeZone: "UTC", reminderTime: "07:30" });
  await runAt("2032-01-14T07:30:00.000Z");
  expect(await countSent()).toBe(1);
  await caller.preferences.update.mutate({ remindersByMail: false });
  await runAt("2032-01-15T07:30:00.000Z");
  expect(await countSent()).toBe(1);
});
