import { uuidv7 } from "uuidv7";
import { z } from "zod";
import { beforeAll, describe, expect, test } from "vitest";
import { type Person, signUp } from "~/testing/people/people";
import { type Caller, callerAs } from "~/testing/server/caller";
import { errorOf } from "~/testing/server/responses";
import { restAs } from "~/testing/server/rest";
import { newClient } from "~/testing/sync/client";
import { limits } from "./constants";

let ada: Person;
let caller: Caller;
beforeAll(async () => {
  ada = await signUp();
  caller = callerAs(ada);
});

const taskOf = async (more: object = {}) => (await caller.tasks.create.mutate({ title: "Read", ...more })).id;
const textsOf = async (taskId: string) => (await caller.comments.list.query({ taskId })).items.map(({ text }) => text);

test("a task has the comments that were written on it, in their order, until they are deleted", async () => {
  const { comments } = caller;
  const taskId = await taskOf();
  const one = await comments.create.mutate({ taskId, text: "  Half of it \n" });
  const two = await comments.create.mutate({ taskId, text: "The **other** half" });
  await comments.create.mutate({ taskId: await taskOf(), text: "Elsewhere" });
  expect(one).toMatchObject({ taskId, text: "Half of it", editedAt: null, version: 1 });
  expect((await comments.list.query({ taskId })).items).toEqual([one, two]);
  const changed = await comments.update.mutate({ id: one.id, text: "All of it" });
  expect(changed).toMatchObject({ text: "All of it", editedAt: expect.stringMatching(/Z$/), version: 2 });
  expect(changed.createdAt).toBe(one.createdAt);
  await comments.delete.mutate({ id: two.id });
  expect(await textsOf(taskId)).toEqual(["All of it"]);
  await comments.restore.mutate({ id: two.id });
  expect(await textsOf(taskId)).toEqual(["All of it", "The **other** half"]);
});

test("a comment is stored once under its id, also after it was deleted", async () => {
  const { comments } = caller;
  const [id, taskId] = [uuidv7(), await taskOf()];
  const made = await comments.create.mutate({ id, taskId, text: "Once" });
  expect(await comments.create.mutate({ id, taskId, text: "Twice" })).toEqual(made);
  const deleted = await comments.delete.mutate({ id });
  expect(await comments.create.mutate({ id, taskId, text: "Once" })).toEqual(deleted);
  expect(await comments.restore.mutate({ id })).toMatchObject({ text: "Once", deletedAt: null });
});

test("comments on a repeating task are comments on each that follows", async () => {
  const { comments, tasks } = caller;
  const first = await taskOf({ dueOn: "2030-01-01", repeat: "FREQ=DAILY" });
  await comments.create.mutate({ taskId: first, text: "Use rain water" });
  await tasks.setCompleted.mutate({ id: first, completed: true });
  const listed = (await tasks.list.query({ limit: 100 })).items;
  const next = listed.find(({ seriesId, completed }) => seriesId === first && !completed);
  const followed = await comments.create.mutate({ taskId: next?.id ?? "", text: "Not on Sundays" });
  expect(followed.taskId).toBe(first);
  expect(await textsOf(next?.id ?? "")).toEqual(["Use rain water", "Not on Sundays"]);
});

test("of two texts that were written on two devices none is lost", async () => {
  const { id } = await caller.comments.create.mutate({ taskId: await taskOf(), text: "First" });
  const was = { text: "First" };
  expect(await caller.comments.update.mutate({ id, text: "Mine", was })).not.toHaveProperty("refused");
  const refused = await caller.comments.update.mutate({ id, text: "Yours", was });
  expect(refused).toMatchObject({ text: "Mine", refused: ["text"], version: 2 });
  expect(await caller.comments.update.mutate({ id, text: "Mine", was })).toMatchObject({ version: 2 });
  expect(await caller.comments.update.mutate({ id, text: "Yours" })).toMatchObject({ text: "Yours", version: 3 });
});

describe("a comment is refused", () => {
  test.each([
    ["nothing", "", "Write a comment."],
    ["spaces", " \n ", "Write a comment."],
    ["what cannot be seen", "\u200B\u2060", "Write a comment."],
    ["what cannot be stored", "a\u0000b", "This contains a character that cannot be stored."],
    ["more than its limit", "🌱".repeat(limits.text + 1), expect.stringMatching(/at most 5,?000 characters/)],
  ])("of %s", async (_what, text, message) => {
    const taskId = await taskOf();
    expect(await errorOf(caller.comments.create.mutate({ taskId, text }))).toMatchObject({
      httpStatus: 400,
      fields: { text: [message] },
    });
  });

  test("on no task, another user's task, and one in the trash", async () => {
    const text = "Hello";
    expect(await errorOf(caller.comments.create.mutate({ taskId: uuidv7(), text }))).toMatchObject({
      httpStatus: 404,
      message: "This task does not exist.",
    });
    const taskId = await taskOf();
    const bob = callerAs(await signUp());
    expect(await errorOf(bob.comments.create.mutate({ taskId, text }))).toMatchObject({ httpStatus: 403 });
    expect(await errorOf(bob.comments.list.query({ taskId }))).toMatchObject({ httpStatus: 403 });
    await caller.tasks.delete.mutate({ id: taskId });
    expect(await errorOf(caller.comments.create.mutate({ taskId, text }))).toMatchObject({ httpStatus: 404 });
  });

  test("under the id of another user's comment", async () => {
    const { id } = await caller.comments.create.mutate({ taskId: await taskOf(), text: "Mine" });
    const bob = callerAs(await signUp());
    const { id: taskId } = await bob.tasks.create.mutate({ title: "Read" });
    expect(await errorOf(bob.comments.create.mutate({ id, taskId, text: "Yours" }))).toMatchObject({ httpStatus: 409 });
    for (const act of [
      () => bob.comments.update.mutate({ id, text: "Yours" }),
      () => bob.comments.delete.mutate({ id }),
      () => bob.comments.restore.mutate({ id }),
    ])
      expect(await errorOf(act())).toMatchObject({ httpStatus: 403 });
  });

  test("beyond the limit, also if it is to come back, and one that is deleted makes room", async () => {
    const taskId = await taskOf();
    const first = await caller.comments.create.mutate({ taskId, text: "0" });
    for (let at = 1; at < limits.comments; at += 1) await caller.comments.create.mutate({ taskId, text: `${at}` });
    const more = () => caller.comments.create.mutate({ taskId, text: "One more" });
    const full = { httpStatus: 400, message: "A task can have at most 100 comments. Delete one first." };
    expect(await errorOf(more())).toMatchObject(full);
    await caller.comments.delete.mutate({ id: first.id });
    await more();
    expect(await errorOf(caller.comments.restore.mutate({ id: first.id }))).toMatchObject(full);
  });

  test("once it is deleted, and in another version", async () => {
    const { id } = await caller.comments.create.mutate({ taskId: await taskOf(), text: "Hello" });
    const stale = caller.comments.update.mutate({ id, version: 2, text: "Hi" });
    expect(await errorOf(stale)).toMatchObject({ httpStatus: 409 });
    await caller.comments.delete.mutate({ id });
    for (const act of [
      () => caller.comments.update.mutate({ id, text: "Hi" }),
      () => caller.comments.delete.mutate({ id }),
    ])
      expect(await errorOf(act())).toMatchObject({ message: "This comment does not exist." });
  });
});

test("what a device writes on a task that is in the trash by then is kept there", async () => {
  const taskId = await taskOf();
  await caller.tasks.delete.mutate({ id: taskId });
  const client = newClient(ada);
  const { outcomes } = await client.push([client.command("comments.create", { id: uuidv7(), taskId, text: "Late" })]);
  expect(outcomes).toMatchObject([{ ok: true, comment: { text: "Late" } }]);
  await caller.tasks.restore.mutate({ id: taskId });
  expect(await textsOf(taskId)).toEqual(["Late"]);
});

test("comments are listed page by page, each once", async () => {
  const bob = callerAs(await signUp());
  for (const text of ["0", "1", "2"]) {
    const { id: taskId } = await bob.tasks.create.mutate({ title: "Read" });
    await bob.comments.create.mutate({ taskId, text });
  }
  const first = await bob.comments.list.query({ limit: 2 });
  const second = await bob.comments.list.query({ limit: 2, cursor: first.nextCursor });
  expect([...first.items, ...second.items].map(({ text }) => text)).toEqual(["0", "1", "2"]);
  expect(second.nextCursor).toBeNull();
  expect(await errorOf(bob.comments.list.query({ limit: 101 }))).toMatchObject({ httpStatus: 400 });
});

test("REST speaks of comments in its own names", async () => {
  const send = restAs(ada);
  const task = await taskOf();
  const created = await send("POST", "/api/comments", { task_id: task, text: "Hello" });
  expect(created).toMatchObject({ status: 201, body: { task_id: task, text: "Hello", edited_at: null } });
  expect((await send("GET", `/api/comments?task_id=${task}`)).body).toEqual([created.body]);
  const { id } = z.object({ id: z.string() }).parse(created.body);
  expect(await send("PATCH", `/api/comments/${id}`, {})).toMatchObject({ status: 400 });
  expect(await send("PATCH", `/api/comments/${id}`, { text: "Hi", was: {} })).toMatchObject({ status: 400 });
  expect(await send("PATCH", `/api/comments/${id}`, { text: "Hi" })).toMatchObject({ status: 200 });
  expect((await send("DELETE", `/api/comments/${id}`)).status).toBe(204);
  expect(await send("POST", `/api/comments/${id}/restore`)).toMatchObject({ status: 200, body: { text: "Hi" } });
});
