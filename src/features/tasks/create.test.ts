import { uuidv7 } from "uuidv7";
import { describe, expect, test } from "vitest";
import { asBearer, errorOf, send } from "~/testing/server/responses";
import { callerAs, newCaller } from "~/testing/server/caller";
import { signUp, sharedPerson } from "~/testing/people/people";
import { exampleTask } from "./example";

describe("a new task", () => {
  test("needs only a title, and gets defaults for the rest", async () => {
    const ada = await signUp();
    const task = await callerAs(ada).tasks.create.mutate({ title: "Water the plants" });
    expect(Object.keys(task).sort()).toEqual(Object.keys(exampleTask).sort());
    expect(task).toMatchObject({
      id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
      userId: ada.userId,
      title: "Water the plants",
      description: "",
      completed: false,
      completedAt: null,
      priority: "medium",
      dueOn: null,
      dueAt: null,
      tags: [],
      version: 1,
      createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      updatedAt: task.createdAt,
      deletedAt: null,
    });
    expect(await callerAs(ada).tasks.byId.query({ id: task.id })).toEqual(task);
  });

  test("keeps every field that was sent", async () => {
    const ada = await newCaller();
    const said = {
      id: uuidv7(),
      title: "Pay rent",
      description: "Standing order\n\n- café ☕\n- 家",
      priority: "high",
      dueOn: "2026-12-01",
      dueAt: "2026-12-01T08:00:00.000Z",
      tags: ["Home", "Zürich", "お金"],
    } as const;
    expect(await ada.tasks.create.mutate({ ...said, tags: [...said.tags] })).toMatchObject(said);
  });

  test("trims its title and its tags, but not its description", async () => {
    const ada = await newCaller();
    const task = await ada.tasks.create.mutate({ title: "\t Read \n", description: " two lines\n", tags: [" work "] });
    expect(task).toMatchObject({ title: "Read", description: " two lines\n", tags: ["work"] });
  });

  test("counts characters: 500 emoji fit into a title, 501 do not", async () => {
    const ada = await newCaller();
    const title = "🌱".repeat(500);
    expect((await ada.tasks.create.mutate({ title })).title).toBe(title);
    const refusal = await errorOf(ada.tasks.create.mutate({ title: `${title}🌱` }));
    expect(refusal).toMatchObject({
      code: "BAD_REQUEST",
      fields: { title: ["Use at most 500 characters. This has 501."] },
    });
  });

  test.each([
    ["title", "empty", { title: "" }],
    ["title", "only space", { title: " \t\n " }],
    ["title", "too long", { title: "x".repeat(501) }],
    ["title", "with a NUL", { title: "zero\0byte" }],
    ["title", "with half of a surrogate pair", { title: "half \ud83c of a pair" }],
    ["title", "absent", {}],
    ["title", "null", { title: null }],
    ["title", "a number", { title: 5 }],
    ["title", "a list", { title: ["Read"] }],
    ["description", "too long", { title: "Read", description: "x".repeat(10_001) }],
    ["description", "with a NUL", { title: "Read", description: "zero\0byte" }],
    ["description", "null", { title: "Read", description: null }],
    ["priority", "unknown", { title: "Read", priority: "urgent" }],
    ["priority", "in other letters", { title: "Read", priority: "High" }],
    ["priority", "null", { title: "Read", priority: null }],
    ["tags", "too many", { title: "Read", tags: Array.from({ length: 21 }, (_, index) => `tag ${index}`) }],
    ["tags", "the same but for case", { title: "Read", tags: ["Home", "home"] }],
    ["tags", "the same but for case, beyond ASCII", { title: "Read", tags: ["ÄRGER", "ärger"] }],
    ["tags", "the same but for space", { title: "Read", tags: ["home", " home "] }],
    ["tags", "not a list", { title: "Read", tags: "home" }],
    ["tags.1", "empty", { title: "Read", tags: ["home", ""] }],
    ["tags.0", "too long", { title: "Read", tags: ["x".repeat(51)] }],
    ["tags.0", "with a NUL", { title: "Read", tags: ["zero\0byte"] }],
    ["tags.0", "with a comma", { title: "Read", tags: ["a,b"] }],
    ["tags.0", "a number", { title: "Read", tags: [7] }],
    ["id", "not a UUID", { title: "Read", id: "1" }],
    ["id", "a UUID that is not version 7", { title: "Read", id: "7b0a4e0e-0d5c-4c3b-9a55-3f0e1c2d4b5a" }],
    ["id", "null", { title: "Read", id: null }],
    ["userId", "never taken from the input", { title: "Read", userId: "01936f7e-5b7a-7c3e-9d8f-0a1b2c3d4e5f" }],
    ["completed", "not part of a new task", { title: "Read", completed: true }],
    ["version", "not part of a new task", { title: "Read", version: 1 }],
    ["createdAt", "not part of a new task", { title: "Read", createdAt: "2026-11-20T09:00:00Z" }],
    ["constructor", "unknown", { title: "Read", constructor: "x" }],
    ["toString", "unknown", { title: "Read", toString: "x" }],
  ])("is refused by name: %s, %s", async (field, _fault, input) => {
    const { status, refusal } = await send(asBearer(await sharedPerson()), "tasks.create", input);
    expect(status).toBe(400);
    expect(refusal?.code).toBe("BAD_REQUEST");
    expect(Object.keys(refusal?.fields ?? {})).toEqual([field]);
  });

  test("may reach each of its limits", async () => {
    const ada = await newCaller();
    const largest = {
      title: "x".repeat(500),
      description: "é".repeat(10_000),
      tags: Array.from({ length: 20 }, (_, index) => `${index}`.padEnd(50, "y")),
    };
    expect(await ada.tasks.create.mutate(largest)).toMatchObject(largest);
  });
});

describe("an id chosen by the client", () => {
  test("becomes the task's id, in lower case", async () => {
    const ada = await newCaller();
    const id = uuidv7();
    expect((await ada.tasks.create.mutate({ id: id.toUpperCase(), title: "Read" })).id).toBe(id);
  });

  test("makes a retry safe: the stored task comes back unchanged", async () => {
    const ada = await newCaller();
    const id = uuidv7();
    const first = await ada.tasks.create.mutate({ id, title: "Read" });
    const changed = await ada.tasks.update.mutate({ id, title: "Read slowly" });
    expect(await ada.tasks.create.mutate({ id, title: "Read" })).toEqual(changed);
    expect(changed.createdAt).toBe(first.createdAt);
    expect((await ada.tasks.list.query()).items).toHaveLength(1);
  });

  test("makes one task of ten simultaneous retries", async () => {
    const ada = await newCaller();
    const id = uuidv7();
    const answers = await Promise.all(Array.from({ length: 10 }, () => ada.tasks.create.mutate({ id, title: "Read" })));
    expect(new Set(answers.map((task) => JSON.stringify(task))).size).toBe(1);
    expect((await ada.tasks.counts.query()).all).toBe(1);
  });

  test("does not bring a task back from the trash", async () => {
    const ada = await newCaller();
    const id = uuidv7();
    await ada.tasks.create.mutate({ id, title: "Read" });
    const trashed = await ada.tasks.delete.mutate({ id });
    expect(await ada.tasks.create.mutate({ id, title: "Read" })).toEqual(trashed);
    expect((await ada.tasks.list.query()).items).toEqual([]);
  });

  test("is a conflict when it belongs to another user, and reveals nothing of their task", async () => {
    const [ada, bob] = [await signUp(), await newCaller()];
    const id = uuidv7();
    await callerAs(ada).tasks.create.mutate({ id, title: "Ada's secret" });
    const refusal = await errorOf(bob.tasks.create.mutate({ id, title: "Bob's" }));
    expect(refusal).toMatchObject({ code: "CONFLICT", httpStatus: 409 });
    expect(refusal.current).toBeUndefined();
    expect(JSON.stringify(refusal)).not.toMatch(new RegExp(`secret|${ada.userId}`));
    expect((await bob.tasks.list.query({ trash: true })).items).toEqual([]);
  });
});
