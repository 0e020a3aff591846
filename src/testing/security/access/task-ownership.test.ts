import { eq } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { describe, expect, test } from "vitest";
import { asBearer, errorOf, send } from "~/testing/server/responses";
import { callerAs, newCaller } from "~/testing/server/caller";
import { inputFields } from "~/testing/hostile/api-targets";
import { signUp, sharedPerson } from "~/testing/people/people";
import { tasks } from "~/features/tasks/table";

/** Every procedure that takes an id, with an otherwise valid input. */
const withId = [
  ["tasks.byId", {}],
  ["tasks.history", {}],
  ["tasks.update", { title: "Mine now" }],
  ["tasks.update", { title: "Mine now", version: 1 }],
  ["tasks.move", { position: "a1" }],
  ["tasks.setCompleted", { completed: true }],
  ["tasks.setCompleted", { completed: true, version: 9 }],
  ["tasks.delete", {}],
  ["tasks.skip", {}],
  ["tasks.restore", {}],
  ["tasks.purge", {}],
  ["tasks.purge", {}],
  ["tasks.purge", { version: 1 }],
] as const;

test("every procedure that takes the id of a task is listed here", () => {
  const taking = [...inputFields()].filter(([name, fields]) => name.startsWith("tasks.") && fields.includes("id"));
  const missing = taking.filter(([name]) => name !== "tasks.create" && !withId.some(([listed]) => listed === name));
  const advice =
    "give `withId` in src/testing/security/access/task-ownership.test.ts a line for each procedure, with what it needs beside the id";
  expect(
    missing.map(([name]) => name),
    advice,
  ).toEqual([]);
});

describe.each(withId)("%s with %j", (procedure, input) => {
  test("is not found under an unknown id", async () => {
    const answer = await send(asBearer(await sharedPerson()), procedure, { ...input, id: uuidv7() });
    expect(answer).toMatchObject({ status: 404, refusal: { code: "NOT_FOUND", message: "This task does not exist." } });
  });

  test("is forbidden on another user's task, and leaves it unchanged", async () => {
    const [ada, bob] = [await newCaller(), await signUp()];
    const secret = await ada.tasks.create.mutate({ title: "Ada's secret" });
    const answer = await send(asBearer(bob), procedure, { ...input, id: secret.id });
    expect(answer).toMatchObject({ status: 403, refusal: { code: "FORBIDDEN" } });
    expect(JSON.stringify(answer)).not.toContain("secret");
    expect(answer.refusal?.current).toBeUndefined();
    expect(await ada.tasks.byId.query({ id: secret.id })).toEqual(secret);
  });

  test("is forbidden on another user's task in the trash, and leaves it there", async () => {
    const [ada, bob] = [await newCaller(), await signUp()];
    const { id } = await ada.tasks.create.mutate({ title: "Ada's secret" });
    const trashed = await ada.tasks.delete.mutate({ id });
    expect(await send(asBearer(bob), procedure, { ...input, id })).toMatchObject({ status: 403 });
    expect((await ada.tasks.list.query({ trash: true })).items).toEqual([trashed]);
  });

  test("refuses a userId in its input", async () => {
    const ada = await sharedPerson();
    const answer = await send(asBearer(ada), procedure, { ...input, id: uuidv7(), userId: ada.userId });
    expect(answer).toMatchObject({ status: 400, refusal: { fields: { userId: ["Unknown field."] } } });
  });
});

test.each(["tasks.list", "tasks.counts"])("%s refuses a userId in its input", async (procedure) => {
  const ada = await sharedPerson();
  const answer = await send(asBearer(ada), procedure, { userId: ada.userId });
  expect(answer).toMatchObject({ status: 400, refusal: { fields: { userId: ["Unknown field."] } } });
});

test("no user sees another user's tasks, counts or tags", async () => {
  const [ada, bob] = [await newCaller(), await newCaller()];
  await ada.tasks.create.mutate({ title: "Ada's", tags: ["private"], dueOn: "2020-01-01" });
  const { id } = await ada.tasks.create.mutate({ title: "Ada's old" });
  await ada.tasks.delete.mutate({ id });
  expect(await bob.tasks.list.query()).toEqual({ items: [], nextCursor: null });
  expect(await bob.tasks.list.query({ trash: true })).toEqual({ items: [], nextCursor: null });
  expect(await bob.tasks.list.query({ search: "ada", tags: "private", due: "overdue" })).toMatchObject({ items: [] });
  expect(await bob.tasks.tags.query()).toEqual([]);
  expect(Object.values(await bob.tasks.counts.query())).toEqual([0, 0, 0, 0, 0, 0, 0]);
});

test("a cursor from another user's list returns only one's own tasks", async () => {
  const [ada, bob] = [await newCaller(), await newCaller()];
  for (const title of ["one", "two", "three"]) {
    await bob.tasks.create.mutate({ title: `Bob's ${title}` });
    await ada.tasks.create.mutate({ title: `Ada's ${title}` });
  }
  const { nextCursor } = await ada.tasks.list.query({ limit: 1 });
  const page = await bob.tasks.list.query({ cursor: nextCursor });
  expect(page.items.length).toBeGreaterThan(0);
  expect(page.items.every(({ title }) => title.startsWith("Bob's"))).toBe(true);
});

test("a deleted account takes its tasks with it, and its token stops working", async () => {
  const ada = await signUp();
  await callerAs(ada).tasks.create.mutate({ title: "Read" });
  const internal = await ada.server.runtime.auth.$context;
  await internal.internalAdapter.deleteUser(ada.userId);
  const refusal = await errorOf(callerAs(ada).tasks.create.mutate({ title: "Read" }));
  expect(refusal).toMatchObject({ code: "UNAUTHORIZED", httpStatus: 401 });
  const left = await ada.server.runtime.database.db.select().from(tasks).where(eq(tasks.userId, ada.userId));
  expect(left).toEqual([]);
});
